import { describe, expect, it } from 'vitest';
import { parseMessage } from './message.ts';

describe('a frame of the live stream', () => {
  it('is a message when it has the shape of one', () => {
    const frame = '{"type":"metrics","data":{"visitors":3,"pageviews_per_minute":9,"events_per_minute":9,"at":"…"}}';

    expect(parseMessage(frame)).toMatchObject({ type: 'metrics', data: { visitors: 3 } });
  });

  it.each([
    'not json',
    'null',
    '[]',
    '{"type":"metrics"}',
    '{"type":"metrics","data":{"visitors":"3"}}',
    '{"type":"event","data":{}}',
    '{"type":"alert","data":{"level":"high"}}',
  ])('is passed over when it is %s', (frame) => {
    expect(parseMessage(frame)).toBeUndefined();
  });

  it('is passed over when it is not text', () => {
    expect(parseMessage(new ArrayBuffer(3))).toBeUndefined();
  });
});
