import { METRICS, type Metric } from '../api/contract.ts';
import { type Filter, formatFilters, parseFilters } from '../api/filters.ts';
import { type Period, periodNamed } from './period.ts';

/** What the reader has chosen to look at. It lives in the address, so that a link or the back button brings it back. */
export type View = {
  readonly site: string | undefined;
  readonly period: Period;
  readonly filters: readonly Filter[];
  readonly metric: Metric;
};

export function viewIn(search: string): View {
  const parameters = new URLSearchParams(search);
  return {
    site: parameters.get('site') ?? undefined,
    period: periodNamed(parameters.get('period')),
    filters: parseFilters(parameters.get('filters') ?? ''),
    metric: METRICS.find((metric) => metric === parameters.get('metric')) ?? 'visitors',
  };
}

/** The address of a view, without what it would be anyway. */
export function searchFor({ site, period, filters, metric }: View): string {
  const parameters = new URLSearchParams();
  if (site !== undefined) {
    parameters.set('site', site);
  }
  if (period !== 'today') {
    parameters.set('period', period);
  }
  if (filters.length > 0) {
    parameters.set('filters', formatFilters(filters));
  }
  if (metric !== 'visitors') {
    parameters.set('metric', metric);
  }
  return parameters.size === 0 ? '' : `?${parameters}`;
}
