import { describe, expect, it } from 'vitest';
import { backOff } from './backOff.ts';

describe('the back-off', () => {
  it('doubles up to half a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 60].map((failures) => backOff(failures, 0))).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
    ]);
  });

  it('is up to a quarter shorter by chance', () => {
    expect(backOff(2, 1)).toBe(1_500);
  });
});
