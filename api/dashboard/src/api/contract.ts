/** What the server says, in its own words. Every time without a zone is in the site's time zone. */

export type Site = {
  readonly site_id: string;
  readonly name: string;
  readonly domain: string;
  readonly timezone: string;
  readonly currency: string;
};

export const METRICS = ['visitors', 'sessions', 'pageviews', 'bounce_rate', 'visit_duration', 'revenue'] as const;
export type Metric = (typeof METRICS)[number];

/** What a visitor can be told apart by, and so what a report can be filtered by. */
export const PROPERTIES = ['page', 'source', 'medium', 'campaign', 'country', 'device', 'browser', 'os'] as const;
export type Property = (typeof PROPERTIES)[number];

export type TimeUnit = 'hour' | 'day';
export type Dimension = Property | TimeUnit;

export type TrafficRow = Readonly<Partial<Record<Dimension, string>> & Partial<Record<Metric, number>>>;

export type TrafficAnswer = {
  readonly site_id: string;
  readonly timezone: string;
  readonly currency: string;
  readonly from: string;
  readonly to: string;
  readonly dimensions: readonly Dimension[];
  readonly rows: readonly TrafficRow[];
  readonly totals: Readonly<Partial<Record<Metric, number>>>;
  readonly pagination: { readonly limit: number; readonly offset: number; readonly total_rows: number };
  readonly asOf: string;
};

export type LiveMetrics = {
  readonly visitors: number;
  readonly pageviews_per_minute: number;
  readonly events_per_minute: number;
  readonly at: string;
};

export type LiveEvent = {
  readonly event_id: string;
  readonly event: string;
  readonly client_id: string;
  readonly timestamp: string;
  readonly received_at: string;
  readonly page?: string;
  readonly title?: string;
  readonly source?: string;
  readonly medium?: string;
  readonly campaign?: string;
  readonly country?: string;
  readonly device?: string;
  readonly browser?: string;
  readonly os?: string;
  readonly value?: string;
  readonly currency?: string;
};

export type LiveView = LiveMetrics & { readonly recent: readonly LiveEvent[] };

export type LiveMessage =
  | { readonly type: 'metrics'; readonly data: LiveMetrics }
  | { readonly type: 'event'; readonly data: LiveEvent }
  | { readonly type: 'error'; readonly data: { readonly code: string; readonly message: string } };
