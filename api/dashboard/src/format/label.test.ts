import { describe, expect, it } from 'vitest';
import { eventName, flagOf, labelOf } from './label.ts';
import { englishOf } from './locale.ts';

describe('a label', () => {
  it('names countries and shows their flags', () => {
    expect(labelOf('country', 'DE')).toEqual({ text: 'Germany', flag: '🇩🇪', absent: false });
  });

  it.each(['', 'x', 'germany', 'ZZZZ', '<b>'])('lets a country it does not know stand: %s', (code) => {
    expect(labelOf('country', code)).toEqual({ text: code, flag: '', absent: false });
    expect(flagOf(code)).toBe('');
  });

  it('has words for what is absent', () => {
    expect(labelOf('source', '(direct)')).toEqual({ text: 'Direct', flag: '', absent: true });
    expect(labelOf('country', '(not set)').text).toBe('Not set');
  });

  it('leaves pages and names as they are', () => {
    expect(labelOf('page', '/Products').text).toBe('/Products');
    expect(labelOf('device', 'mobile').text).toBe('Mobile');
    expect(eventName('add_to_cart')).toBe('Add to cart');
  });
});

describe('the locale', () => {
  it("is the reader's kind of English, or plain English", () => {
    expect(englishOf(['de-DE', 'en-GB', 'en'])).toBe('en-GB');
    expect(englishOf(['de-DE'])).toBe('en');
  });
});
