import type { Metric, TimeUnit, TrafficRow } from '../api/contract.ts';
import { datesBetween, hourAt, hoursOf } from './calendar.ts';

/** One hour or day of the chart. */
export type Bucket = {
  /** `2026-01-07T13:00` or `2026-01-07`, on the wall clock of the site. */
  readonly at: string;
  readonly state: 'past' | 'current' | 'future';
  readonly values: Readonly<Record<Metric, number>>;
};

const ZERO: Readonly<Record<Metric, number>> = {
  visitors: 0,
  sessions: 0,
  pageviews: 0,
  bounce_rate: 0,
  visit_duration: 0,
  revenue: 0,
};

/** Every bucket of the dates in order, with zeros where the rows say nothing. */
export function timeAxis(
  unit: TimeUnit,
  answer: {
    readonly from: string;
    readonly to: string;
    readonly timezone: string;
    readonly asOf: string;
    readonly rows: readonly TrafficRow[];
  },
): readonly Bucket[] {
  const { from, to, timezone, asOf, rows } = answer;
  const known = new Map(rows.map((row) => [row[unit] ?? '', row]));
  const hour = hourAt(new Date(asOf), timezone);
  const now = unit === 'hour' ? hour : hour.slice(0, 10);
  return labels(unit, from, to, timezone).map((at) => ({
    at,
    state: at < now ? 'past' : at === now ? 'current' : 'future',
    values: { ...ZERO, ...metricsOf(known.get(at)) },
  }));
}

/** The value to draw: none for hours that are yet to come. */
export function drawn(bucket: Bucket, metric: Metric): number | null {
  return bucket.state === 'future' ? null : bucket.values[metric];
}

/** The values of an earlier axis, laid under this one: hour under the same hour, day under the day at the same place. */
export function aligned(
  axis: readonly Bucket[],
  earlier: readonly Bucket[],
  metric: Metric,
): readonly (number | null)[] {
  const byClock = new Map(earlier.map((bucket, index) => [placeOf(bucket, index), bucket.values[metric]]));
  return axis.map((bucket, index) => byClock.get(placeOf(bucket, index)) ?? null);
}

function placeOf(bucket: Bucket, index: number): string {
  return bucket.at.includes('T') ? bucket.at.slice(11) : String(index);
}

function labels(unit: TimeUnit, from: string, to: string, zone: string): readonly string[] {
  const dates = datesBetween(from, to);
  return unit === 'day' ? dates : dates.flatMap((date) => hoursOf(date, zone));
}

function metricsOf(row: TrafficRow | undefined): Partial<Record<Metric, number>> {
  return Object.fromEntries(Object.entries(row ?? {}).filter(([name]) => name in ZERO)) as Partial<
    Record<Metric, number>
  >;
}
