import { describe, expect, it } from 'vitest';
import { createClient, sentenceFor } from './client.ts';
import { type TrafficQuery, trafficPath } from './query.ts';

const QUERY: TrafficQuery = {
  days: { period: 'today' },
  metrics: ['visitors', 'pageviews'],
  dimensions: ['page'],
  filters: [{ property: 'page', excludes: false, values: ['/a b;c'] }],
  orderBy: '-visitors',
  limit: 9,
};

function answering(status: number, body: unknown): typeof fetch {
  return async () => new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
}

const never = new AbortController().signal;

describe('the client', () => {
  it('sends its key with every question and never in the address', async () => {
    const seen: { path: string; key: string | null }[] = [];
    const client = createClient('pxl_live_secret', async (path, init) => {
      seen.push({ path: String(path), key: new Headers(init?.headers).get('X-Api-Key') });
      return new Response(JSON.stringify({ sites: [] }));
    });

    expect(await client.sites()).toEqual({ ok: true, value: [] });
    expect(seen).toEqual([{ path: '/v1/sites', key: 'pxl_live_secret' }]);
  });

  it('knows a key that is not accepted', async () => {
    expect(await createClient('k', answering(401, {})).sites()).toEqual({
      ok: false,
      failure: { kind: 'unauthorized' },
    });
  });

  it('passes on what a problem document says', async () => {
    const client = createClient('k', answering(400, { title: 'Bad request', detail: 'limit: 0 (expected: 1..1000)' }));
    const answer = await client.traffic('site_demo', QUERY, never);

    expect(answer).toEqual({
      ok: false,
      failure: { kind: 'refused', status: 400, message: 'limit: 0 (expected: 1..1000)' },
    });
  });

  it('has words for a refusal without any', async () => {
    const answer = await createClient('k', answering(404, '<html>')).sites();

    expect(answer.ok ? '' : sentenceFor(answer.failure)).toBe('The server refused the request (404).');
  });

  it.each([500, 503, 429])('takes %i for a fault that passes', async (status) => {
    expect(await createClient('k', answering(status, 'oops')).sites()).toEqual({
      ok: false,
      failure: { kind: 'broken', status },
    });
  });

  it.each(['<!doctype html>', '{}', 'null', '{"sites":3}'])('does not take %s for sites', async (body) => {
    expect(await createClient('k', answering(200, body)).sites()).toEqual({
      ok: false,
      failure: { kind: 'unreachable' },
    });
  });

  it('tells a server that is away from a question withdrawn', async () => {
    const client = createClient('k', () => Promise.reject(new TypeError('Failed to fetch')));

    expect(await client.traffic('s', QUERY, never)).toEqual({ ok: false, failure: { kind: 'unreachable' } });
    expect(await client.traffic('s', QUERY, AbortSignal.abort())).toEqual({
      ok: false,
      failure: { kind: 'cancelled' },
    });
  });
});

describe('the address of a question', () => {
  it('names the days by period', () => {
    const parameters = new URL(trafficPath('site_demo', QUERY), 'http://localhost').searchParams;

    expect(Object.fromEntries(parameters)).toEqual({
      period: 'today',
      metrics: 'visitors,pageviews',
      dimensions: 'page',
      filters: 'page==/a b%3Bc',
      orderBy: '-visitors',
      limit: '9',
    });
  });

  it('names the days by date', () => {
    const path = trafficPath('a/b', { ...QUERY, days: { from: '2026-01-01', to: '2026-01-07' }, filters: [] });

    expect(path).toMatch(/^\/v1\/sites\/a%2Fb\/analytics\/traffic\?startDate=2026-01-01&endDate=2026-01-07&/);
    expect(path).not.toContain('filters');
  });
});
