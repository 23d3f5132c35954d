import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openLive } from './socket.ts';

/** A WebSocket whose other end is the test. */
class ToyWebSocket {
  static made: ToyWebSocket[] = [];
  readonly sent: string[] = [];
  closed = false;
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  constructor(readonly address: string) {
    ToyWebSocket.made.push(this);
  }

  send(text: string) {
    this.sent.push(text);
  }

  close() {
    this.closed = true;
  }

  say(message: unknown) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

const METRICS = { type: 'metrics', data: { visitors: 1, pageviews_per_minute: 1, events_per_minute: 1, at: '' } };

describe('the live socket', () => {
  const heard: string[] = [];

  function open() {
    return openLive(
      'site_demo',
      'pxl_live_k',
      {
        opened: () => heard.push('opened'),
        heard: ({ type }) => heard.push(type),
        lost: () => heard.push('lost'),
        refused: () => heard.push('refused'),
      },
      ToyWebSocket as unknown as typeof WebSocket,
    );
  }

  function latest(): ToyWebSocket {
    const socket = ToyWebSocket.made.at(-1);
    if (socket === undefined) {
      throw new Error('sockets: none (expected: one at least)');
    }
    return socket;
  }

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('location', { origin: 'https://stats.example' });
    ToyWebSocket.made = [];
    heard.length = 0;
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('subscribes with the key in its first message, not in the address', () => {
    open();
    latest().onopen?.();

    expect(latest().address).toBe('wss://stats.example/v1/sites/site_demo/live/ws');
    expect(latest().sent).toEqual(['{"type":"subscribe","token":"pxl_live_k"}']);
  });

  it('is open when the server has spoken', () => {
    open();
    latest().onopen?.();
    expect(heard).toEqual([]);

    latest().say(METRICS);
    latest().say(METRICS);
    expect(heard).toEqual(['opened', 'metrics', 'metrics']);
  });

  it('comes back by itself, later each time', () => {
    open();
    latest().onclose?.({ code: 1006 });
    vi.advanceTimersByTime(1_000);
    expect(ToyWebSocket.made).toHaveLength(2);

    latest().onclose?.({ code: 1006 });
    vi.advanceTimersByTime(1_000);
    expect(ToyWebSocket.made).toHaveLength(2);
    vi.advanceTimersByTime(1_000);
    expect(ToyWebSocket.made).toHaveLength(3);
    expect(heard).toEqual(['lost', 'lost']);
  });

  it('takes a long silence for a lost connection', () => {
    open();
    latest().say(METRICS);
    vi.advanceTimersByTime(14_999);
    expect(heard).toEqual(['opened', 'metrics']);

    vi.advanceTimersByTime(1);
    expect(heard.at(-1)).toBe('lost');
    expect(latest().closed).toBe(true);
  });

  it('does not wait when told to hurry', () => {
    const socket = open();
    latest().onclose?.({ code: 1006 });
    socket.hurry();

    expect(ToyWebSocket.made).toHaveLength(2);
  });

  it.each([
    ['the server says so', () => latest().say({ type: 'error', data: { code: 'unauthorized', message: '' } })],
    ['it is closed for a breach of policy', () => latest().onclose?.({ code: 1008 })],
  ])('stays away when %s', (_, refusal) => {
    open();
    refusal();
    vi.advanceTimersByTime(600_000);

    expect(heard).toEqual(['refused']);
    expect(ToyWebSocket.made).toHaveLength(1);
  });

  it('is silent after it was closed', () => {
    const socket = open();
    socket.close();
    latest().onclose?.({ code: 1000 });
    vi.advanceTimersByTime(600_000);

    expect(heard).toEqual([]);
    expect(ToyWebSocket.made).toHaveLength(1);
  });
});
