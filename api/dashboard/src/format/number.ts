import type { Metric } from '../api/contract.ts';
import { LOCALE } from './locale.ts';

const COMPACT_FROM = 100_000;

const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat(LOCALE, { notation: 'compact', maximumFractionDigits: 1 });
const oneDecimal = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });

/** `12,345`, and from a hundred thousand on `123.5K`. */
export function count(value: number): string {
  return value < COMPACT_FROM ? exactly(value) : compact.format(value);
}

/** `123,456` */
export function exactly(value: number): string {
  return whole.format(value);
}

/** `1.2K` from a thousand on, for places as narrow as the side of a chart. */
export function briefly(value: number): string {
  return value < 1000 ? oneDecimal.format(value) : compact.format(value);
}

/** `2m 14s` of seconds. */
export function duration(seconds: number): string {
  const total = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), total % 60];
  if (hours > 0) {
    return `${hours}h ${minutes}m`;
  }
  return minutes > 0 ? `${minutes}m ${rest}s` : `${rest}s`;
}

/** `€1,234` or, when small enough for cents to matter, `€12.50`. */
export function money(value: number, currency: string): string {
  const digits = Math.abs(value) >= 1000 || value === 0 ? 0 : 2;
  try {
    return new Intl.NumberFormat(LOCALE, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      notation: Math.abs(value) >= COMPACT_FROM ? 'compact' : 'standard',
      minimumFractionDigits: digits,
      maximumFractionDigits: Math.abs(value) >= COMPACT_FROM ? 1 : digits,
    }).format(value);
  } catch {
    // Not a currency that Intl knows by its form.
    return `${oneDecimal.format(value)} ${currency}`.trim();
  }
}

/** `12%` of a whole; `<1%` rather than nothing for the few. */
export function share(part: number, total: number): string {
  const percent = total > 0 ? (100 * part) / total : 0;
  return percent > 0 && percent < 1 ? '<1%' : `${Math.round(percent)}%`;
}

/** The value of a metric as its card shows it. */
export function metricValue(metric: Metric, value: number, currency: string): string {
  switch (metric) {
    case 'bounce_rate':
      return `${oneDecimal.format(value)}%`;
    case 'visit_duration':
      return duration(value);
    case 'revenue':
      return money(value, currency);
    default:
      return count(value);
  }
}

/** The value of a metric beside its axis. */
export function axisValue(metric: Metric, value: number): string {
  switch (metric) {
    case 'bounce_rate':
      return `${briefly(value)}%`;
    case 'visit_duration':
      return duration(value).replace(/ 0[sm]$/, '');
    default:
      return briefly(value);
  }
}
