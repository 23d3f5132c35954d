import { LOCALE } from './locale.ts';

const ago = new Intl.RelativeTimeFormat(LOCALE, { style: 'narrow' });

/** `now`, `12s ago`, `3m ago`; a clock that runs ahead does not see the future. */
export function timeAgo(elapsedMs: number): string {
  const seconds = Math.floor(elapsedMs / 1000);
  if (seconds < 5) {
    return 'now';
  }
  if (seconds < 60) {
    return ago.format(-seconds, 'second');
  }
  if (seconds < 3600) {
    return ago.format(-Math.floor(seconds / 60), 'minute');
  }
  return seconds < 86_400
    ? ago.format(-Math.floor(seconds / 3600), 'hour')
    : ago.format(-Math.floor(seconds / 86_400), 'day');
}

/** `14:02:11` on the wall clock of the zone. */
export function clockTime(instant: string, zone: string): string {
  return new Intl.DateTimeFormat(LOCALE, { timeZone: zone, timeStyle: 'medium', hourCycle: 'h23' }).format(
    new Date(instant),
  );
}

/** `13:00` of `2026-01-07T13:00`, `Jan 7` of `2026-01-07`. */
export function bucketLabel(at: string): string {
  return at.includes('T') ? at.slice(11) : onDate(at, { month: 'short', day: 'numeric' });
}

/** `Wed, Jan 7, 13:00 to 14:00` of `2026-01-07T13:00`, `Wed, Jan 7` of `2026-01-07`. */
export function bucketTitle(at: string): string {
  const [date = '', time] = at.split('T');
  const day = onDate(date, { weekday: 'short', month: 'short', day: 'numeric' });
  return time === undefined ? day : `${day}, ${time} to ${nextHour(time)}`;
}

/** `Jan 7, 2026`, or `Jan 1 to Jan 7, 2026`. */
export function dateSpan(from: string, to: string): string {
  const last = onDate(to, { month: 'short', day: 'numeric', year: 'numeric' });
  return from === to ? last : `${onDate(from, { month: 'short', day: 'numeric' })} to ${last}`;
}

function nextHour(time: string): string {
  return `${String((Number(time.slice(0, 2)) + 1) % 24).padStart(2, '0')}:00`;
}

/** A date has no zone; read and written in the same one it stays what it is. */
function onDate(date: string, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(LOCALE, { ...parts, timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}
