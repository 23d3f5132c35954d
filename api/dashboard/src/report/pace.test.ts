import { describe, expect, it } from 'vitest';
import { type Course, nextAskAt } from './pace.ts';

const QUIET: Course = { lastAskedAt: 1_000, lastAnsweredAt: 1_100, failures: 0, eventAt: undefined };

describe('the pace of asking', () => {
  it('is ten seconds when nothing happens', () => {
    expect(nextAskAt(QUIET)).toBe(11_100);
  });

  it('is two seconds after an event', () => {
    expect(nextAskAt({ ...QUIET, eventAt: 3_000 })).toBe(5_000);
  });

  it('does not put off what is due anyway', () => {
    expect(nextAskAt({ ...QUIET, eventAt: 10_900 })).toBe(11_100);
  });

  it('spares a slow server', () => {
    expect(nextAskAt({ ...QUIET, lastAnsweredAt: 2_500, eventAt: 2_000 })).toBe(8_500);
  });

  it('slows down while the server does not answer, whatever happens on the site', () => {
    const waits = [1, 2, 3, 9].map((failures) => nextAskAt({ ...QUIET, failures, eventAt: 2_000 }) - 1_100);

    expect(waits).toEqual([2_000, 4_000, 8_000, 30_000]);
  });
});
