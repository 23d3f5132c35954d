import type { TimeUnit } from '../api/contract.ts';

/** The stretch of days a report looks at, as people say it; the server knows which dates that is in the site's zone. */
export type Period = 'today' | 'yesterday' | '7d' | '30d';

export const PERIODS: readonly Period[] = ['today', 'yesterday', '7d', '30d'];

type Words = { readonly label: string; readonly unit: TimeUnit; readonly before: string };

const WORDS: Readonly<Record<Period, Words>> = {
  today: { label: 'Today', unit: 'hour', before: 'yesterday' },
  yesterday: { label: 'Yesterday', unit: 'hour', before: 'day before' },
  '7d': { label: '7 days', unit: 'day', before: '7 days before' },
  '30d': { label: '30 days', unit: 'day', before: '30 days before' },
};

export function wordsOf(period: Period): Words {
  return WORDS[period];
}

export function nextPeriod(period: Period): Period {
  return PERIODS[(PERIODS.indexOf(period) + 1) % PERIODS.length] ?? 'today';
}

export function periodNamed(name: string | null): Period {
  return PERIODS.find((period) => period === name) ?? 'today';
}
