import type { Dimension, Metric } from './contract.ts';
import { type Filter, formatFilters } from './filters.ts';

/** Days in the site's time zone: by a name the server knows, or from the first to the last. */
export type Days = { readonly period: string } | { readonly from: string; readonly to: string };

/** One question about a site's traffic. */
export type TrafficQuery = {
  readonly days: Days;
  readonly metrics: readonly Metric[];
  readonly dimensions: readonly Dimension[];
  readonly filters: readonly Filter[];
  readonly orderBy: string;
  readonly limit: number;
};

/** The address that answers the question. Equal questions have equal addresses. */
export function trafficPath(siteId: string, query: TrafficQuery): string {
  const parameters = new URLSearchParams();
  if ('period' in query.days) {
    parameters.set('period', query.days.period);
  } else {
    parameters.set('startDate', query.days.from);
    parameters.set('endDate', query.days.to);
  }
  parameters.set('metrics', query.metrics.join(','));
  parameters.set('dimensions', query.dimensions.join(','));
  if (query.filters.length > 0) {
    parameters.set('filters', formatFilters(query.filters));
  }
  parameters.set('orderBy', query.orderBy);
  parameters.set('limit', String(query.limit));
  return `${sitePath(siteId)}/analytics/traffic?${parameters}`;
}

export function livePath(siteId: string): string {
  return `${sitePath(siteId)}/live`;
}

function sitePath(siteId: string): string {
  return `/v1/sites/${encodeURIComponent(siteId)}`;
}
