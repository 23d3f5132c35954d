import { describe, expect, it } from 'vitest';
import { bucketLabel, bucketTitle, clockTime, dateSpan, timeAgo } from './time.ts';

describe('a time', () => {
  it.each([
    [-3_000, 'now'],
    [4_999, 'now'],
    [12_000, '12s ago'],
    [61_000, '1m ago'],
    [7_200_000, '2h ago'],
    [3 * 86_400_000, '3d ago'],
  ])('%d milliseconds back is %s', (elapsed, text) => {
    expect(timeAgo(elapsed).replace('min.', 'm').replace('hr.', 'h')).toBe(text);
  });

  it('is read off the clock of the site', () => {
    expect(clockTime('2026-01-07T13:02:11.500Z', 'Europe/Berlin')).toBe('14:02:11');
    expect(clockTime('2026-01-07T23:02:11Z', 'Europe/Berlin')).toBe('00:02:11');
  });

  it('labels hours and days', () => {
    expect(bucketLabel('2026-01-07T13:00')).toBe('13:00');
    expect(bucketLabel('2026-01-07')).toBe('Jan 7');
    expect(bucketTitle('2026-01-07T23:00')).toBe('Wed, Jan 7, 23:00 to 00:00');
    expect(bucketTitle('2026-01-07')).toBe('Wed, Jan 7');
  });

  it('spans dates', () => {
    expect(dateSpan('2026-01-07', '2026-01-07')).toBe('Jan 7, 2026');
    expect(dateSpan('2025-12-31', '2026-01-07')).toBe('Dec 31 to Jan 7, 2026');
  });
});
