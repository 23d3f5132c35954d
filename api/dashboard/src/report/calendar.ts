/** Dates and hours as a wall clock in some time zone shows them: `2026-01-07` and `2026-01-07T13:00`. */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** No zone changes its clock by less, and none is offset from the hour by less than a quarter of one. */
const STEP = 15 * MINUTE;

/** The hour that the wall clock shows at an instant. */
export function hourAt(instant: Date, zone: string): string {
  const { year, month, day, hour } = partsOf(instant, zone);
  return `${year}-${month}-${day}T${hour}:00`;
}

/** All dates from the first to the last. */
export function datesBetween(from: string, to: string): readonly string[] {
  const dates: string[] = [];
  for (let date = from; date <= to; date = plusDays(date, 1)) {
    dates.push(date);
  }
  return dates;
}

/** The hours a date has in the zone: 24, but for the days on which the clock is changed. An hour lived twice is named once. */
export function hoursOf(date: string, zone: string): readonly string[] {
  const hours = new Set<string>();
  const noon = Date.parse(`${date}T12:00:00Z`);
  for (let at = noon - 1.5 * DAY; at <= noon + 1.5 * DAY; at += STEP) {
    const hour = hourAt(new Date(at), zone);
    if (hour.startsWith(date)) {
      hours.add(hour);
    }
  }
  return [...hours].sort();
}

export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The dates of equal length right before those from the first to the last. */
export function datesBefore(from: string, to: string): { readonly from: string; readonly to: string } {
  const length = Math.round((Date.parse(to) - Date.parse(from)) / DAY) + 1;
  return { from: plusDays(from, -length), to: plusDays(from, -1) };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function partsOf(instant: Date, zone: string): Record<'year' | 'month' | 'day' | 'hour', string> {
  const parts = { year: '', month: '', day: '', hour: '' };
  for (const { type, value } of formatFor(zone).formatToParts(instant)) {
    if (type in parts) {
      parts[type as keyof typeof parts] = value;
    }
  }
  return parts;
}

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) {
    return known;
  }
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
  });
  formats.set(zone, made);
  return made;
}
