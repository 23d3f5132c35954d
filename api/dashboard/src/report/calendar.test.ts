import { describe, expect, it } from 'vitest';
import { datesBefore, datesBetween, hourAt, plusDays } from './calendar.ts';

describe('the calendar', () => {
  it('reads the hour off the wall clock of a zone', () => {
    const instant = new Date('2026-01-07T18:59:59Z');

    expect(hourAt(instant, 'Europe/Berlin')).toBe('2026-01-07T19:00');
    expect(hourAt(instant, 'Asia/Kolkata')).toBe('2026-01-08T00:00');
    expect(hourAt(instant, 'America/Los_Angeles')).toBe('2026-01-07T10:00');
  });

  it('calls midnight hour zero', () => {
    expect(hourAt(new Date('2026-01-07T00:00:00Z'), 'UTC')).toBe('2026-01-07T00:00');
  });

  it('knows leap days', () => {
    expect(datesBetween('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
  });

  it('finds the dates of equal length before', () => {
    expect(datesBefore('2026-01-07', '2026-01-07')).toEqual({ from: '2026-01-06', to: '2026-01-06' });
    expect(datesBefore('2026-03-01', '2026-03-07')).toEqual({ from: '2026-02-22', to: '2026-02-28' });
  });
});
