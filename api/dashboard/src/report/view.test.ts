import { describe, expect, it } from 'vitest';
import { searchFor, type View, viewIn } from './view.ts';

describe('the view', () => {
  it('is visitors today when the address says nothing', () => {
    expect(viewIn('')).toEqual({ site: undefined, period: 'today', filters: [], metric: 'visitors' });
    expect(searchFor(viewIn(''))).toBe('');
  });

  it('is brought back by its address', () => {
    const view: View = {
      site: 'site_demo',
      period: '30d',
      filters: [
        { property: 'page', excludes: false, values: ['/a&b=c;d'] },
        { property: 'country', excludes: true, values: ['DE', 'US'] },
      ],
      metric: 'revenue',
    };

    expect(viewIn(searchFor(view))).toEqual(view);
  });

  it('falls back where the address makes no sense', () => {
    expect(viewIn('?period=century&metric=love&filters=%25')).toEqual(viewIn(''));
  });
});
