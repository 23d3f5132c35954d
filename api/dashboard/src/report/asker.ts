import { nextAskAt } from './pace.ts';
import type { Report } from './report.ts';

/** Keeps a report up to date for as long as someone looks at it. */
export type Asker = {
  /** Something happened on the site that the report may not know of yet. */
  noticeEvent(): void;
  askNow(): void;
  stop(): void;
};

export function keepAsking(report: Report): Asker {
  let course = {
    lastAskedAt: 0,
    lastAnsweredAt: performance.now(),
    failures: 0,
    eventAt: undefined as number | undefined,
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  let stopped = false;

  async function ask() {
    if (asking || stopped) {
      return;
    }
    clearTimeout(timer);
    asking = true;
    course = { ...course, lastAskedAt: performance.now(), eventAt: undefined };
    await report.repeat();
    asking = false;
    const failures = report.failure.peek() === undefined ? 0 : course.failures + 1;
    course = { ...course, lastAnsweredAt: performance.now(), failures };
    plan();
  }

  function plan() {
    clearTimeout(timer);
    if (!stopped && !asking && document.visibilityState === 'visible') {
      timer = setTimeout(ask, Math.max(0, nextAskAt(course) - performance.now()));
    }
  }

  document.addEventListener('visibilitychange', plan);
  plan();
  return {
    noticeEvent() {
      if (course.eventAt === undefined) {
        course = { ...course, eventAt: performance.now() };
        plan();
      }
    },
    askNow: () => void ask(),
    stop() {
      stopped = true;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', plan);
    },
  };
}
