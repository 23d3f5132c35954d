import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Client } from '../api/client.ts';
import type { Property, TrafficAnswer } from '../api/contract.ts';
import { trafficPath } from '../api/query.ts';
import { follow, type Question } from './question.ts';
import { rankingOf } from './questions.ts';
import type { View } from './view.ts';

/** The lists beside the chart, each with the properties it can be switched between. */
export const RANKINGS = {
  pages: ['page'],
  sources: ['source', 'medium', 'campaign'],
  countries: ['country'],
  devices: ['device', 'browser', 'os'],
} as const satisfies Record<string, readonly Property[]>;

export type RankingName = keyof typeof RANKINGS;

/** The values of one property with the most visitors. */
export type Ranking = Question<TrafficAnswer> & {
  readonly property: Signal<Property>;
  readonly expanded: Signal<boolean>;
};

export const FEW = 8;
const MANY = 100;

export function followRanking(
  client: Client,
  siteId: string,
  view: ReadonlySignal<View>,
  properties: readonly [Property, ...Property[]],
): Ranking {
  const property = signal<Property>(properties[0]);
  const expanded = signal(false);
  const query = computed(() => rankingOf(view.value, property.value, expanded.value ? MANY : FEW));
  const question = follow(
    computed(() => trafficPath(siteId, query.value)),
    (withdrawn) => client.traffic(siteId, query.peek(), withdrawn),
  );
  return { ...question, property, expanded };
}
