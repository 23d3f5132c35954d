import { METRICS, type Metric, type Property } from '../api/contract.ts';
import type { TrafficQuery } from '../api/query.ts';
import { datesBefore } from './calendar.ts';
import { wordsOf } from './period.ts';
import type { View } from './view.ts';

/** The longest period has 30 days, the longest day 25 hours. */
const BUCKETS = 100;

/** The totals of the period and its course in time. */
export function courseOf({ period, filters }: View): TrafficQuery {
  const { unit } = wordsOf(period);
  return { days: { period }, metrics: METRICS, dimensions: [unit], filters, orderBy: unit, limit: BUCKETS };
}

/** The same for the days of equal length before. */
export function courseBefore(view: View, dates: { readonly from: string; readonly to: string }): TrafficQuery {
  return { ...courseOf(view), days: datesBefore(dates.from, dates.to) };
}

/** The values of a property, those with the most visitors first. */
export function rankingOf({ period, filters }: View, property: Property, limit: number): TrafficQuery {
  const metrics: readonly Metric[] = ['visitors'];
  return { days: { period }, metrics, dimensions: [property], filters, orderBy: '-visitors', limit };
}
