import { describe, expect, it } from 'vitest';
import { gridOf, labelEvery, plotData } from './plotData.ts';
import { timeAxis } from './timeAxis.ts';

describe('the plot', () => {
  it('draws what still grows apart from what is complete, and joins the two', () => {
    const axis = timeAxis('day', {
      from: '2026-01-01',
      to: '2026-01-04',
      timezone: 'UTC',
      asOf: '2026-01-03T09:00:00Z',
      rows: [
        { day: '2026-01-01', visitors: 4 },
        { day: '2026-01-02', visitors: 5 },
        { day: '2026-01-03', visitors: 2 },
      ],
    });

    expect(plotData(axis, [1, 2, 3, 4], 'visitors')).toEqual([
      [0, 1, 2, 3],
      [1, 2, 3, 4],
      [4, 5, null, null],
      [null, 5, 2, null],
    ]);
  });

  it('is complete when all of it is past', () => {
    const axis = timeAxis('day', {
      from: '2026-01-01',
      to: '2026-01-02',
      timezone: 'UTC',
      asOf: '2026-02-01T00:00:00Z',
      rows: [],
    });

    expect(plotData(axis, [null, null], 'visitors').slice(2)).toEqual([
      [0, 0],
      [null, null],
    ]);
  });

  it.each([
    ['visitors', 0, [0, 1]],
    ['visitors', 3, [0, 1, 2, 3]],
    ['visitors', 37, [0, 10, 20, 30, 40]],
    ['visitors', 8, [0, 2, 4, 6, 8]],
    ['visitors', 90, [0, 25, 50, 75, 100]],
    ['visitors', 1234, [0, 500, 1000, 1500]],
    ['visit_duration', 134, [0, 60, 120, 180]],
    ['visit_duration', 0, [0, 15]],
    ['visit_duration', 90_000, [0, 25_200, 50_400, 75_600, 100_800]],
  ] as const)('has round lines for %s up to %d', (metric, highest, lines) => {
    expect(gridOf(metric, highest)).toEqual(lines);
  });

  it('labels as many buckets as there is room for', () => {
    expect(labelEvery(24, 900, 48)).toBe(2);
    expect(labelEvery(24, 300, 48)).toBe(4);
    expect(labelEvery(7, 900, 60)).toBe(1);
    expect(labelEvery(1, 10, 60)).toBe(1);
  });
});
