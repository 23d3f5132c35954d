/** The words here are English, so numbers and dates are in the reader's kind of English, or in plain English. */
export const LOCALE: string = englishOf(globalThis.navigator?.languages ?? []);

export function englishOf(languages: readonly string[]): string {
  return languages.find((language) => /^en\b/i.test(language)) ?? 'en';
}
