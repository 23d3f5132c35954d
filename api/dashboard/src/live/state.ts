import type { LiveEvent, LiveMetrics, LiveView } from '../api/contract.ts';

export type Connection = 'connecting' | 'live' | 'reconnecting';

/** Page views per minute as they stood at a moment of the browser's clock. */
export type Sample = { readonly at: number; readonly value: number };

/** What is known of a site right now. */
export type LiveState = {
  readonly connection: Connection;
  readonly metrics: LiveMetrics | undefined;
  /** Newest first. */
  readonly events: readonly LiveEvent[];
  /** Oldest first. */
  readonly samples: readonly Sample[];
  /** What to add to the browser's clock to get the server's, in milliseconds. */
  readonly clockSkew: number;
};

export type LiveSignal =
  | { readonly type: 'opened' }
  | { readonly type: 'lost' }
  | { readonly type: 'seeded'; readonly view: LiveView; readonly at: number }
  | { readonly type: 'measured'; readonly metrics: LiveMetrics; readonly at: number }
  | { readonly type: 'happened'; readonly events: readonly LiveEvent[] };

export const QUIET: LiveState = {
  connection: 'connecting',
  metrics: undefined,
  events: [],
  samples: [],
  clockSkew: 0,
};

export const FEED_LENGTH = 50;
export const HISTORY_MS = 5 * 60_000;
/** Samples closer than this replace each other: the line need not be finer than its pixels. */
const SAMPLE_MS = 2_000;

export function applied(state: LiveState, signal: LiveSignal): LiveState {
  switch (signal.type) {
    case 'opened':
      return { ...state, connection: 'live' };
    case 'lost':
      return { ...state, connection: 'reconnecting' };
    case 'seeded':
      return { ...measured(state, signal.view, signal.at), events: merged(state.events, signal.view.recent ?? []) };
    case 'measured':
      return measured(state, signal.metrics, signal.at);
    case 'happened':
      return { ...state, events: merged(state.events, signal.events) };
  }
}

/** Whether events come so fast that each one's arrival is no longer worth a movement. */
export function isRush(newestFirst: readonly LiveEvent[]): boolean {
  const [newest, tenth] = [newestFirst[0], newestFirst[9]];
  return (
    newest !== undefined &&
    tenth !== undefined &&
    Date.parse(newest.received_at) - Date.parse(tenth.received_at) < 1_000
  );
}

function measured(state: LiveState, metrics: LiveMetrics, at: number): LiveState {
  const { visitors, pageviews_per_minute, events_per_minute } = metrics;
  const serverTime = Date.parse(metrics.at);
  return {
    ...state,
    metrics: { visitors, pageviews_per_minute, events_per_minute, at: metrics.at },
    samples: sampled(state.samples, { at, value: pageviews_per_minute }),
    clockSkew: Number.isNaN(serverTime) ? state.clockSkew : serverTime - at,
  };
}

function sampled(samples: readonly Sample[], latest: Sample): readonly Sample[] {
  const recent = samples.filter((sample) => sample.at > latest.at - HISTORY_MS);
  const [previous, last] = recent.slice(-2);
  const crowded = previous !== undefined && last !== undefined && latest.at - previous.at < SAMPLE_MS;
  return [...(crowded ? recent.slice(0, -1) : recent), latest];
}

/** Each event once, newest first. After a lost connection the same events come again. */
function merged(known: readonly LiveEvent[], more: readonly LiveEvent[]): readonly LiveEvent[] {
  const ids = new Set(known.map((event) => event.event_id));
  const fresh = more.filter((event) => !ids.has(event.event_id) && ids.add(event.event_id));
  if (fresh.length === 0) {
    return known;
  }
  return [...known, ...fresh].sort(newestFirst).slice(0, FEED_LENGTH);
}

function newestFirst(a: LiveEvent, b: LiveEvent): number {
  return Date.parse(b.received_at) - Date.parse(a.received_at);
}
