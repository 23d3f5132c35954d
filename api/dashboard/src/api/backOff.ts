const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/**
 * How long to wait after so many failures in a row: twice as long each time, and up to a quarter less by chance, so that
 * browsers do not come back all at once.
 *
 * @param chance from 0 to 1
 */
export function backOff(failures: number, chance: number): number {
  const longest = Math.min(FIRST_MS * 2 ** Math.max(0, failures - 1), LONGEST_MS);
  return Math.round(longest * (1 - chance / 4));
}
