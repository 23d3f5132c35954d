import { describe, expect, it } from 'vitest';
import { aligned, drawn, timeAxis } from './timeAxis.ts';

function day(date: string, timezone: string, asOf: string, rows: Parameters<typeof timeAxis>[1]['rows'] = []) {
  return timeAxis('hour', { from: date, to: date, timezone, asOf, rows });
}

describe('the time axis', () => {
  it('holds every hour of a day, with zeros where nothing happened', () => {
    const axis = day('2026-01-07', 'Europe/Berlin', '2026-01-09T00:00:00Z', [
      { hour: '2026-01-07T13:00', visitors: 5 },
    ]);

    expect(axis).toHaveLength(24);
    expect(axis[0]).toMatchObject({ at: '2026-01-07T00:00', values: { visitors: 0, revenue: 0 } });
    expect(axis[13]).toMatchObject({ at: '2026-01-07T13:00', values: { visitors: 5, sessions: 0 } });
  });

  it('tells past from future by the clock of the site, not of the browser', () => {
    const inBerlin = day('2026-01-07', 'Europe/Berlin', '2026-01-07T12:30:00Z');
    const inDelhi = day('2026-01-07', 'Asia/Kolkata', '2026-01-07T12:30:00Z');

    expect(inBerlin.find((bucket) => bucket.state === 'current')?.at).toBe('2026-01-07T13:00');
    expect(inDelhi.find((bucket) => bucket.state === 'current')?.at).toBe('2026-01-07T18:00');
  });

  it('draws nothing for hours that are yet to come', () => {
    const axis = day('2026-01-07', 'UTC', '2026-01-07T10:05:00Z');

    expect(axis.map((bucket) => drawn(bucket, 'visitors')).lastIndexOf(0)).toBe(10);
    expect(axis.slice(11).every((bucket) => drawn(bucket, 'visitors') === null)).toBe(true);
  });

  it('leaves out the hour that spring takes', () => {
    const axis = day('2026-03-29', 'Europe/Berlin', '2026-04-01T00:00:00Z');

    expect(axis).toHaveLength(23);
    expect(axis.map((bucket) => bucket.at)).not.toContain('2026-03-29T02:00');
  });

  it('names the hour that autumn gives once', () => {
    const axis = day('2026-10-25', 'Europe/Berlin', '2026-11-01T00:00:00Z');

    expect(axis).toHaveLength(24);
    expect(axis.filter((bucket) => bucket.at === '2026-10-25T02:00')).toHaveLength(1);
  });

  it.each(['Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'])(
    'has 24 hours on an ordinary day in %s',
    (zone) => {
      expect(day('2026-06-15', zone, '2026-06-20T00:00:00Z')).toHaveLength(24);
    },
  );

  it('holds every day of a month across its end', () => {
    const axis = timeAxis('day', {
      from: '2026-02-20',
      to: '2026-03-21',
      timezone: 'Europe/Berlin',
      asOf: '2026-03-21T22:59:00Z',
      rows: [{ day: '2026-03-01', visitors: 7 }],
    });

    expect(axis).toHaveLength(30);
    expect(axis.find((bucket) => bucket.at === '2026-03-01')?.values.visitors).toBe(7);
    expect(axis.at(-1)).toMatchObject({ at: '2026-03-21', state: 'current' });
  });

  it('lays an earlier day under this one by the clock', () => {
    const spring = day('2026-03-29', 'Europe/Berlin', '2026-04-01T00:00:00Z');
    const dayBefore = day('2026-03-28', 'Europe/Berlin', '2026-04-01T00:00:00Z', [
      { hour: '2026-03-28T02:00', visitors: 2 },
      { hour: '2026-03-28T03:00', visitors: 3 },
    ]);

    expect(aligned(spring, dayBefore, 'visitors').slice(0, 4)).toEqual([0, 0, 3, 0]);
  });
});
