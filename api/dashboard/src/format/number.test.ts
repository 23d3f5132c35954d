import { describe, expect, it } from 'vitest';
import { axisValue, briefly, count, duration, metricValue, money, share } from './number.ts';

describe('a number', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [12_345, '12,345'],
    [99_999, '99,999'],
    [123_456, '123.5K'],
    [4_200_000, '4.2M'],
  ])('counts %d as %s', (value, text) => {
    expect(count(value)).toBe(text);
  });

  it.each([
    [0.5, '0.5'],
    [950, '950'],
    [1_500, '1.5K'],
  ])('is brief beside a chart: %d as %s', (value, text) => {
    expect(briefly(value)).toBe(text);
  });

  it.each([
    [0, '0s'],
    [59.4, '59s'],
    [59.6, '1m 0s'],
    [134, '2m 14s'],
    [3_600, '1h 0m'],
    [7_384, '2h 3m'],
  ])('of %d seconds lasts %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });

  it.each([
    [0, 'EUR', '€0'],
    [12.5, 'EUR', '€12.50'],
    [-12.5, 'USD', '-$12.50'],
    [1234.56, 'EUR', '€1,235'],
    [123_456, 'USD', '$123.5K'],
    [5, 'points', '5 points'],
  ])('of money %d %s is %s', (value, currency, text) => {
    expect(money(value, currency)).toBe(text);
  });

  it.each([
    [1, 3, '33%'],
    [3, 3, '100%'],
    [1, 1000, '<1%'],
    [0, 10, '0%'],
    [5, 0, '0%'],
  ])('%d is of %d a share of %s', (part, total, text) => {
    expect(share(part, total)).toBe(text);
  });

  it('is written as its metric wants', () => {
    expect(metricValue('visitors', 1_204, 'EUR')).toBe('1,204');
    expect(metricValue('bounce_rate', 41.3, 'EUR')).toBe('41.3%');
    expect(metricValue('visit_duration', 134, 'EUR')).toBe('2m 14s');
    expect(metricValue('revenue', 99.9, 'EUR')).toBe('€99.90');
    expect(axisValue('visit_duration', 120)).toBe('2m');
    expect(axisValue('bounce_rate', 50)).toBe('50%');
  });
});
