import { describe, expect, it } from 'vitest';
import { type Filter, formatFilters, inverted, isFiltered, parseFilters, toggled, without } from './filters.ts';

const fromGermany: Filter = { property: 'country', excludes: false, values: ['DE'] };

describe('the filters of a report', () => {
  it('are written in the grammar of the API', () => {
    const notGoogle: Filter = { property: 'source', excludes: true, values: ['google'] };

    expect(formatFilters([{ ...fromGermany, values: ['DE', 'US'] }, notGoogle])).toBe('country==DE,US;source!=google');
  });

  it.each(['/a;b', '100%', 'x,y', '(direct)', 'spring==sale', 'größer', '/path?q=1&r=2', '%2C'])(
    'survive the way through a link with the value %s',
    (value) => {
      const filters: Filter[] = [{ property: 'page', excludes: false, values: [value, 'other'] }];

      expect(parseFilters(formatFilters(filters))).toEqual(filters);
    },
  );

  it('leave out what they do not know', () => {
    expect(parseFilters('planet==mars;country==DE;nonsense;source==')).toEqual([fromGermany]);
  });

  it('are none in an empty text', () => {
    expect(parseFilters('')).toEqual([]);
  });

  it('take one value of a property at a time', () => {
    expect(toggled([fromGermany], 'country', 'US')).toEqual([{ ...fromGermany, values: ['US'] }]);
  });

  it('let go of a value chosen again', () => {
    expect(toggled([fromGermany], 'country', 'DE')).toEqual([]);
  });

  it('turn into their opposite and back', () => {
    const opposite = inverted([fromGermany], 'country');

    expect(opposite).toEqual([{ ...fromGermany, excludes: true }]);
    expect(isFiltered(opposite, 'country', 'DE')).toBe(false);
    expect(inverted(opposite, 'country')).toEqual([fromGermany]);
  });

  it('are removed by property', () => {
    expect(without([fromGermany], 'country')).toEqual([]);
    expect(without([fromGermany], 'page')).toEqual([fromGermany]);
  });
});
