import type { Property, TrafficAnswer } from '../api/contract.ts';
import { labelOf } from '../format/label.ts';

export type Suggestion = { readonly property: Property; readonly value: string };

const MOST = 8;

/** What can be filtered by, of what is on show. */
export function suggestionsIn(answers: readonly (TrafficAnswer | undefined)[]): readonly Suggestion[] {
  return answers.flatMap((answer) => {
    const property = answer?.dimensions[0];
    return property === undefined || property === 'hour' || property === 'day'
      ? []
      : (answer?.rows ?? []).flatMap((row) => {
          const value = row[property];
          return value === undefined ? [] : [{ property, value }];
        });
  });
}

/** The suggestions that the typed text is found in, those it begins first. A path may be any, seen or not. */
export function matching(suggestions: readonly Suggestion[], typed: string): readonly Suggestion[] {
  const wanted = typed.trim().toLowerCase();
  const places = suggestions
    .map((suggestion) => ({ suggestion, place: placeOf(suggestion, wanted) }))
    .filter(({ place }) => place >= 0)
    .sort((a, b) => a.place - b.place)
    .map(({ suggestion }) => suggestion)
    .slice(0, MOST);
  const path: Suggestion = { property: 'page', value: typed.trim() };
  const anew =
    wanted.startsWith('/') && !places.some(({ property, value }) => property === 'page' && value === path.value);
  return anew ? [...places, path] : places;
}

function placeOf({ property, value }: Suggestion, wanted: string): number {
  const inLabel = labelOf(property, value).text.toLowerCase().indexOf(wanted);
  return inLabel >= 0 ? inLabel : value.toLowerCase().indexOf(wanted);
}
