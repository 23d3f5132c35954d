import { describe, expect, it } from 'vitest';
import type { LiveEvent, LiveMetrics } from '../api/contract.ts';
import { applied, FEED_LENGTH, HISTORY_MS, isRush, type LiveSignal, type LiveState, QUIET } from './state.ts';

const NOON = Date.parse('2026-01-07T12:00:00Z');

function event(id: string, secondsAfterNoon: number): LiveEvent {
  const at = new Date(NOON + secondsAfterNoon * 1000).toISOString();
  return { event_id: id, event: 'page_view', client_id: 'cid_1', timestamp: at, received_at: at, page: '/' };
}

function metrics(visitors: number, pageviews = 0): LiveMetrics {
  return { visitors, pageviews_per_minute: pageviews, events_per_minute: pageviews, at: '2026-01-07T12:00:00Z' };
}

function stateAfter(...signals: LiveSignal[]): LiveState {
  return signals.reduce(applied, QUIET);
}

function ids(state: LiveState): string[] {
  return state.events.map(({ event_id }) => event_id);
}

describe('the live state', () => {
  it('puts the newest event first, whatever the order of arrival', () => {
    const state = stateAfter(
      { type: 'happened', events: [event('b', 2), event('a', 1)] },
      { type: 'happened', events: [event('c', 3)] },
    );

    expect(ids(state)).toEqual(['c', 'b', 'a']);
  });

  it('shows an event once, even if it comes again', () => {
    const state = stateAfter(
      { type: 'happened', events: [event('a', 1), event('a', 1)] },
      { type: 'happened', events: [event('a', 1)] },
    );

    expect(ids(state)).toEqual(['a']);
  });

  it('remembers only the last events', () => {
    const many = Array.from({ length: 80 }, (_, index) => event(String(index), index));
    const state = stateAfter({ type: 'happened', events: many });

    expect(state.events).toHaveLength(FEED_LENGTH);
    expect(ids(state)[0]).toBe('79');
  });

  it('fills the gap that a lost connection left', () => {
    const state = stateAfter(
      { type: 'opened' },
      { type: 'happened', events: [event('a', 1)] },
      { type: 'lost' },
      { type: 'opened' },
      { type: 'seeded', view: { ...metrics(4), recent: [event('c', 3), event('b', 2), event('a', 1)] }, at: NOON },
    );

    expect(ids(state)).toEqual(['c', 'b', 'a']);
    expect(state.metrics?.visitors).toBe(4);
  });

  it('says that it is reconnecting and keeps the last numbers', () => {
    const state = stateAfter({ type: 'opened' }, { type: 'measured', metrics: metrics(7), at: NOON }, { type: 'lost' });

    expect(state).toMatchObject({ connection: 'reconnecting', metrics: { visitors: 7 } });
  });

  it('keeps minutes of history, thinned to what a line can show', () => {
    const tenPerSecond = Array.from({ length: 3000 }, (_, index): LiveSignal => ({
      type: 'measured',
      metrics: metrics(1, index),
      at: NOON + index * 100,
    }));
    const { samples } = stateAfter(...tenPerSecond);

    expect(samples.at(-1)?.value).toBe(2999);
    expect(samples.length).toBeLessThan(HISTORY_MS / 1000);
    expect(samples.length).toBeGreaterThan(HISTORY_MS / 1000 / 4);
  });

  it('forgets samples older than its history', () => {
    const state = stateAfter(
      { type: 'measured', metrics: metrics(1, 1), at: NOON },
      { type: 'measured', metrics: metrics(1, 2), at: NOON + HISTORY_MS + 1 },
    );

    expect(state.samples.map(({ value }) => value)).toEqual([2]);
  });

  it('knows a rush from a trickle', () => {
    const each = (seconds: number) =>
      Array.from({ length: 20 }, (_, index) => event(String(index), 100 - index * seconds));

    expect(isRush(each(0.1))).toBe(true);
    expect(isRush(each(1))).toBe(false);
    expect(isRush([])).toBe(false);
  });

  it('learns how far the clock of the browser is off', () => {
    expect(stateAfter({ type: 'measured', metrics: metrics(1), at: NOON + 90_000 }).clockSkew).toBe(-90_000);
  });
});
