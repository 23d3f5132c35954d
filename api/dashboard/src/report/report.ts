import { computed, type ReadonlySignal } from '@preact/signals';
import type { Client, Failure } from '../api/client.ts';
import type { TrafficAnswer } from '../api/contract.ts';
import { trafficPath } from '../api/query.ts';
import { follow, type Question } from './question.ts';
import { courseBefore, courseOf } from './questions.ts';
import { followRanking, RANKINGS, type Ranking, type RankingName } from './rankings.ts';
import type { View } from './view.ts';

/** All that the dashboard asks about the past of one site, following the view. */
export type Report = {
  readonly course: Question<TrafficAnswer>;
  readonly before: Question<TrafficAnswer>;
  readonly rankings: Readonly<Record<RankingName, Ranking>>;
  /** Why some of the numbers on show are not the latest. */
  readonly failure: ReadonlySignal<Failure | undefined>;
  /** Asks again what can have changed. */
  repeat(): Promise<void>;
  drop(): void;
};

export function followReport(client: Client, siteId: string, view: ReadonlySignal<View>): Report {
  const course = followCourse(client, siteId, view);
  const before = followBefore(client, siteId, view, course);
  const rankings = {
    pages: followRanking(client, siteId, view, RANKINGS.pages),
    sources: followRanking(client, siteId, view, RANKINGS.sources),
    countries: followRanking(client, siteId, view, RANKINGS.countries),
    devices: followRanking(client, siteId, view, RANKINGS.devices),
  };
  const moving = [course, ...Object.values(rankings)];
  return {
    course,
    before,
    rankings,
    failure: computed(() =>
      moving.map(({ resource }) => resource.value.failure).find((failure) => failure !== undefined),
    ),
    async repeat() {
      const missed = before.resource.peek().failure === undefined ? [] : [before];
      await Promise.all([...moving, ...missed].map((question) => question.repeat()));
    },
    drop() {
      for (const question of [...moving, before]) {
        question.drop();
      }
    },
  };
}

function followCourse(client: Client, siteId: string, view: ReadonlySignal<View>): Question<TrafficAnswer> {
  const query = computed(() => courseOf(view.value));
  return follow(
    computed(() => trafficPath(siteId, query.value)),
    (withdrawn) => client.traffic(siteId, query.peek(), withdrawn),
  );
}

/** The server says which dates a period is, so the days before can be asked for only after its first answer. */
function followBefore(
  client: Client,
  siteId: string,
  view: ReadonlySignal<View>,
  course: Question<TrafficAnswer>,
): Question<TrafficAnswer> {
  const query = computed(() => {
    const { value, state } = course.resource.value;
    return value === undefined || state === 'changing' ? undefined : courseBefore(view.value, value);
  });
  return follow(
    computed(() => (query.value === undefined ? undefined : trafficPath(siteId, query.value))),
    (withdrawn) => client.traffic(siteId, query.peek() ?? courseOf(view.peek()), withdrawn),
  );
}
