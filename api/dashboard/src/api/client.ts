import type { LiveView, Site, TrafficAnswer } from './contract.ts';
import { livePath, type TrafficQuery, trafficPath } from './query.ts';

/** Why there is no answer. */
export type Failure =
  /** The key is not, or no longer, good. */
  | { readonly kind: 'unauthorized' }
  /** The server understood and says no; the text is meant for people. */
  | { readonly kind: 'refused'; readonly status: number; readonly message: string }
  /** The server has a fault or is too busy. */
  | { readonly kind: 'broken'; readonly status: number }
  /** Nothing, or nothing of sense, came back. */
  | { readonly kind: 'unreachable' }
  /** The caller no longer wants to know. */
  | { readonly kind: 'cancelled' };

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** Asks the server with one key. Every outcome is a value; nothing is thrown. */
export type Client = {
  sites(): Promise<Answer<readonly Site[]>>;
  traffic(siteId: string, query: TrafficQuery, signal: AbortSignal): Promise<Answer<TrafficAnswer>>;
  live(siteId: string): Promise<Answer<LiveView>>;
};

const PATIENCE_MS = 15_000;

export function createClient(key: string, fetched: typeof fetch = fetch): Client {
  async function get<T>(path: string, valid: (body: Record<string, unknown>) => boolean, signal?: AbortSignal) {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    try {
      const response = await fetched(path, {
        headers: { 'X-Api-Key': key, Accept: 'application/json' },
        cache: 'no-store',
        credentials: 'omit',
        signal: signal === undefined ? patience : AbortSignal.any([signal, patience]),
      });
      if (!response.ok) {
        return failed<T>(await failureOf(response));
      }
      const body: unknown = await response.json();
      return isObject(body) && valid(body) ? answered(body as T) : failed<T>({ kind: 'unreachable' });
    } catch {
      return failed<T>({ kind: signal?.aborted ? 'cancelled' : 'unreachable' });
    }
  }

  return {
    async sites() {
      const answer = await get<{ sites: readonly Site[] }>('/v1/sites', (body) => Array.isArray(body.sites));
      return answer.ok ? answered(answer.value.sites) : answer;
    },
    traffic: (siteId, query, signal) =>
      get<TrafficAnswer>(
        trafficPath(siteId, query),
        (body) =>
          Array.isArray(body.rows) &&
          Array.isArray(body.dimensions) &&
          isObject(body.totals) &&
          typeof body.asOf === 'string',
        signal,
      ),
    live: (siteId) => get<LiveView>(livePath(siteId), (body) => typeof body.visitors === 'number'),
  };
}

/** The failure in a sentence for the reader. */
export function sentenceFor(failure: Failure): string {
  switch (failure.kind) {
    case 'unauthorized':
      return 'This API key is not accepted.';
    case 'refused':
      return failure.message;
    case 'broken':
      return `The server answered with an error (${failure.status}).`;
    case 'unreachable':
    case 'cancelled':
      return 'The server cannot be reached.';
  }
}

async function failureOf(response: Response): Promise<Failure> {
  const { status } = response;
  if (status === 401) {
    return { kind: 'unauthorized' };
  }
  if (status >= 500 || status === 429) {
    return { kind: 'broken', status };
  }
  return { kind: 'refused', status, message: messageOf(await response.json().catch(() => ({})), status) };
}

/** RFC 9457: the detail is about this occurrence, the title about its kind. */
function messageOf(problem: unknown, status: number): string {
  const { detail, title } = isObject(problem) ? problem : {};
  const said = [detail, title].find((text) => typeof text === 'string' && text !== '');
  return typeof said === 'string' ? said : `The server refused the request (${status}).`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function answered<T>(value: T): Answer<T> {
  return { ok: true, value };
}

function failed<T>(failure: Failure): Answer<T> {
  return { ok: false, failure };
}
