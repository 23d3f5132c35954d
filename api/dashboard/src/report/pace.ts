import { backOff } from '../api/backOff.ts';

/** What has happened since the page opened, in milliseconds of one clock. */
export type Course = {
  readonly lastAskedAt: number;
  readonly lastAnsweredAt: number;
  /** Failures in a row. */
  readonly failures: number;
  /** The first event on the site that the last answers cannot know of. */
  readonly eventAt: number | undefined;
};

const AT_LEISURE_MS = 10_000;
/** Long enough for an event to be in the report, and for more to come and be shown with it. */
const AFTER_EVENT_MS = 2_000;
/** A server that takes long to answer is asked less: at most this fraction of the time. */
const REST_PER_WORK = 4;

/** When to ask again: soon after events, at leisure without them, ever later while the server does not answer. */
export function nextAskAt({ lastAskedAt, lastAnsweredAt, failures, eventAt }: Course): number {
  if (failures > 0) {
    return lastAnsweredAt + backOff(failures + 1, 0);
  }
  const atLeisure = lastAnsweredAt + AT_LEISURE_MS;
  if (eventAt === undefined) {
    return atLeisure;
  }
  const rested = lastAnsweredAt + REST_PER_WORK * (lastAnsweredAt - lastAskedAt);
  return Math.min(Math.max(eventAt + AFTER_EVENT_MS, rested), atLeisure);
}
