import type { Metric } from '../api/contract.ts';

export const METRIC_NAMES: Readonly<Record<Metric, string>> = {
  visitors: 'Visitors',
  sessions: 'Sessions',
  pageviews: 'Page views',
  bounce_rate: 'Bounce rate',
  visit_duration: 'Visit duration',
  revenue: 'Revenue',
};
