import type { Property } from '../api/contract.ts';

/** How a value reads: `DE` is Germany, `(direct)` is Direct. */
export type Label = {
  readonly text: string;
  /** A picture before the text, of a country only. */
  readonly flag: string;
  /** Stands for the absence of a value. */
  readonly absent: boolean;
};

const ABSENT: Readonly<Record<string, string>> = {
  '(direct)': 'Direct',
  '(none)': 'None',
  '(not set)': 'Not set',
};

const countries = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

export function labelOf(property: Property, value: string): Label {
  const absent = ABSENT[value];
  if (absent !== undefined) {
    return { text: absent, flag: '', absent: true };
  }
  if (property === 'country') {
    return { text: countryName(value), flag: flagOf(value), absent: false };
  }
  return { text: property === 'device' ? capitalised(value) : value, flag: '', absent: false };
}

/** `page_view` is Page view. */
export function eventName(name: string): string {
  return capitalised(name.replaceAll('_', ' '));
}

/** Two regional indicator letters, which fonts show as one flag. */
export function flagOf(country: string): string {
  return /^[A-Z]{2}$/.test(country)
    ? String.fromCodePoint(...[...country].map((letter) => 0x1f1e6 + letter.charCodeAt(0) - 65))
    : '';
}

function countryName(code: string): string {
  try {
    return countries.of(code) ?? code;
  } catch {
    return code;
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
