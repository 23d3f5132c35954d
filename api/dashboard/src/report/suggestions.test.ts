import { describe, expect, it } from 'vitest';
import type { TrafficAnswer } from '../api/contract.ts';
import { matching, type Suggestion, suggestionsIn } from './suggestions.ts';

const KNOWN: readonly Suggestion[] = [
  { property: 'page', value: '/' },
  { property: 'page', value: '/products/mug' },
  { property: 'source', value: 'google' },
  { property: 'country', value: 'DE' },
  { property: 'browser', value: 'Edge' },
];

function values(typed: string): string[] {
  return matching(KNOWN, typed).map(({ value }) => value);
}

describe('the suggestions for a filter', () => {
  it('are those the typed text begins, then those it is in', () => {
    expect(values('g')).toEqual(['google', 'DE', 'Edge', '/products/mug']);
    expect(values('mug')).toEqual(['/products/mug']);
  });

  it('know countries by name and by code', () => {
    expect(values('germ')).toEqual(['DE']);
    expect(values('de')).toEqual(['DE']);
  });

  it('are all at first, and none where nothing fits', () => {
    expect(values('')).toHaveLength(KNOWN.length);
    expect(values('zzz')).toEqual([]);
  });

  it('allow any path', () => {
    expect(values('/new')).toEqual(['/new']);
    expect(values('/')).toEqual(['/', '/products/mug']);
  });

  it('come from what is on show', () => {
    const answer = { dimensions: ['source'], rows: [{ source: 'google', visitors: 3 }, { visitors: 1 }] };

    expect(suggestionsIn([answer as unknown as TrafficAnswer, undefined])).toEqual([
      { property: 'source', value: 'google' },
    ]);
  });
});
