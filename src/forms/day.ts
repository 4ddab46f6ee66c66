import { fold } from '../search/tokens.ts';

/** How each month is written in Dutch, English and French, January first. */
const months = [
  'januari january janvier jan janv',
  'februari february fevrier feb febr fev fevr',
  'maart march mars mrt mar',
  'april avril apr avr',
  'mei may mai',
  'juni june juin jun',
  'juli july juillet jul juil',
  'augustus august aout aug',
  'september septembre sep sept',
  'oktober october octobre okt oct',
  'november novembre nov',
  'december decembre dec',
].map((names) => names.split(' '));

/** How each day of the week is written in the three languages, and shortened, Monday first. */
const weekdays = [
  ['maandag monday lundi', 'ma mon lun'],
  ['dinsdag tuesday mardi', 'di tue tues mar'],
  ['woensdag wednesday mercredi', 'wo wed mer'],
  ['donderdag thursday jeudi', 'do thu thur thurs jeu'],
  ['vrijdag friday vendredi', 'vr fri ven'],
  ['zaterdag saturday samedi', 'za sat sam'],
  ['zondag sunday dimanche', 'zo sun dim'],
].map(([names = '', short = '']) => ({ names: names.split(' '), short: short.split(' ') }));

/** Days that are named by how far off they are. */
const daysAhead: ReadonlyMap<string, number> = new Map([
  ...['vandaag', 'today', "aujourd'hui"].map((word) => [word, 0] as const),
  ...['morgen', 'tomorrow', 'demain'].map((word) => [word, 1] as const),
  ...['overmorgen', 'day after tomorrow', 'apres-demain', 'apres demain'].map((word) => [word, 2] as const),
]);

const leadIn = /^(?:op|den|de|on|the|le) /;
const ordinal = '(?:(?:ste|de|e|er|st|nd|rd|th)\\b)?';
const year = "(?<year>\\d{4}|'?\\d{2})";
const patterns = [
  /^(?<year>\d{4})(?<sign>[-/.])(?<month>\d{1,2})\k<sign>(?<day>\d{1,2})$/,
  new RegExp(`^(?<day>\\d{1,2})(?<sign>[-/.])(?<month>\\d{1,2})(?:\\k<sign>${year})?\\.?$`),
  new RegExp(`^(?<day>\\d{1,2})${ordinal}[-/. ]*(?:of |de )?(?<month>[a-z]+)(?:[-/. ]+${year})?\\.?$`),
  new RegExp(`^(?<month>[a-z]+)[-/. ]+(?<day>\\d{1,2})${ordinal}(?: (?<year>'\\d{2}|\\d{4}))?$`),
];

/**
 * The day that a person means by what they typed in Dutch, English or French: `2026-12-15`, `15/12`, `15-12-26`,
 * `15 dec. 2026`, `December 15, 2026`, `vrijdag 15 décembre`, `overmorgen`, `next Friday`.
 *
 * The day comes before the month, two digits of a year are of this century, a day without a year is the next such day
 * from `today` on, and a day of the week is the next such day after `today`.
 *
 * @returns the day, which may lie in the past when a year is given; undefined for what is no day, for a day that does not
 *   exist and for one that is not on the day of the week beside it
 */
export function parseDay(text: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const words = fold(text)
    .replaceAll('’', "'")
    .replace(/[\s,]+/g, ' ')
    .replace(/(\d) ?([-/.]) ?(?=\d)/g, '$1$2')
    .trim()
    .replace(leadIn, '');
  const ahead = daysAhead.get(words) ?? daysUntil(words, today);
  if (ahead !== undefined) return today.add({ days: ahead });
  const { weekday, rest } = takeWeekday(words);
  const day = readDay(rest.replace(leadIn, ''), today);
  return weekday === undefined || day?.dayOfWeek === weekday ? day : undefined;
}

/** Days until the next `vrijdag`, `next Friday` or `vendredi prochain`, from 1 to 7. */
function daysUntil(words: string, today: Temporal.PlainDate): number | undefined {
  const name = words.replace(/^(?:volgende|komende|aanstaande|deze|next|this|coming) | prochain$/, '');
  const index = weekdays.findIndex(({ names }) => names.includes(name));
  return index < 0 ? undefined : ((index + 7 - today.dayOfWeek) % 7) + 1;
}

function takeWeekday(words: string): { readonly weekday?: number; readonly rest: string } {
  const [, name = '', rest = ''] = /^([a-z]+)\.? (.+)$/.exec(words) ?? [];
  const index = weekdays.findIndex(({ names, short }) => names.includes(name) || short.includes(name));
  return index < 0 || isMonthFirst(words) ? { rest: words } : { weekday: index + 1, rest };
}

/** True for `mar 15, 2027`, in which `mar` is March and not mardi. */
function isMonthFirst(words: string): boolean {
  return /^mar\.? \d{1,2}(?:st|nd|rd|th)?(?: \d{4})?$/.test(words);
}

function readDay(words: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const groups = patterns.map((pattern) => pattern.exec(words)?.groups).find((each) => each !== undefined);
  if (!groups) return undefined;
  const { day = '', month = '', year: written } = groups;
  const number = /^\d/.test(month) ? Number(month) : months.findIndex((names) => names.includes(month)) + 1;
  if (written === undefined) return nextDay(number, Number(day), today);
  const digits = written.replace("'", '');
  return dayOf(digits.length === 2 ? 2000 + Number(digits) : Number(digits), number, Number(day));
}

/** The first day of that name from `today` on; a 29 February may be eight years off. */
function nextDay(month: number, day: number, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  return Array.from({ length: 9 }, (_, years) => dayOf(today.year + years, month, day)).find(
    (each) => each !== undefined && Temporal.PlainDate.compare(each, today) >= 0,
  );
}

function dayOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined;
  const nearest = Temporal.PlainDate.from({ year, month, day });
  return nearest.day === day ? nearest : undefined;
}
