import { describe, expect, it } from 'vitest';
import { sparkline } from './sparkline.ts';

describe('the sparkline', () => {
  it('is nothing without samples', () => {
    expect(sparkline([], 0, true)).toEqual({ line: '', area: '' });
  });

  it('ends at the right edge with the latest value', () => {
    const { line } = sparkline(
      [
        { at: 0, value: 10 },
        { at: 30_000, value: 0 },
      ],
      60_000,
      true,
    );

    expect(line).toBe('M0 13.04L50 100L100 100');
  });

  it('grows from the right as long as there is little to show', () => {
    expect(sparkline([{ at: 58_000, value: 0 }], 60_000, true).line).toBe('M90 100L100 100');
  });

  it('lets the oldest samples leave on the left', () => {
    expect(
      sparkline(
        [
          { at: 0, value: 0 },
          { at: 600_000, value: 0 },
        ],
        600_000,
        true,
      ).line,
    ).toBe('M-100 100L100 100L100 100');
  });

  it('ends where the connection did', () => {
    expect(sparkline([{ at: 30_000, value: 0 }], 60_000, false).line).toBe('M0 100L0 100');
  });

  it('closes its area along the bottom', () => {
    expect(sparkline([{ at: 0, value: 0 }], 60_000, true).area).toBe('M0 100L100 100V100H0Z');
  });
});
