import { HISTORY_MS, type Sample } from './state.ts';

export const WIDTH = 100;
export const HEIGHT = 100;
/** The line fills its place after this long, and only then begins to move. */
const SHORTEST_MS = 20_000;
/** The lowest top of the scale: a handful of page views should not look like a storm. */
const LOWEST_TOP = 5;

export type Sparkline = { readonly line: string; readonly area: string };

/**
 * The samples as two SVG paths in a box of {@link WIDTH} by {@link HEIGHT} whose right edge is now.
 *
 * @param holds whether the latest value still holds now; without a connection nobody knows
 */
export function sparkline(samples: readonly Sample[], now: number, holds: boolean): Sparkline {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined) {
    return { line: '', area: '' };
  }
  const span = Math.min(Math.max(now - first.at, SHORTEST_MS), HISTORY_MS);
  const top = Math.max(LOWEST_TOP, ...samples.map(({ value }) => value)) * 1.15;
  const xOf = (at: number) => round(WIDTH * (1 - (now - at) / span));
  const yOf = (value: number) => round(HEIGHT * (1 - value / top));
  const end = holds ? { at: now, value: last.value } : last;
  const points = [...samples, end].map(({ at, value }) => `${xOf(at)} ${yOf(value)}`);
  const line = `M${points.join('L')}`;
  return { line, area: `${line}V${HEIGHT}H${xOf(first.at)}Z` };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
