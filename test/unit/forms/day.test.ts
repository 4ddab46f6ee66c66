import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/forms/day.ts';

/** A Friday. */
const today = Temporal.PlainDate.from('2026-11-20');
const read = (text: string) => parseDay(text, today)?.toString();

const daysFrom = (first: string, last: string) => {
  const start = Temporal.PlainDate.from(first);
  return fc
    .integer({ min: 0, max: start.until(Temporal.PlainDate.from(last), { largestUnit: 'days' }).days })
    .map((days) => start.add({ days }));
};

const locales = ['nl-BE', 'en-GB', 'fr-BE'] as const;

describe('a day', () => {
  test.each([
    '2026-12-15',
    '2026/12/15',
    '15/12/2026',
    '15-12-2026',
    '15 / 12 / 2026',
    '15-12-26',
    '15.12.26',
    '15.12',
    '15.12.',
    '15/12',
    '15 december',
    '15 dec',
    '15 dec.',
    '15 Dec 2026',
    "15 dec '26",
    '15-dec-2026',
    '15december',
    '15e december',
    '15de december 2026',
    'de 15de december',
    'op 15 december 2026',
    'den 15 december',
    'December 15',
    'december 15, 2026',
    'Dec. 15th, 2026',
    'the 15th of December',
    'on 15 December',
    '15 décembre',
    '15 DECEMBRE 2026',
    '15 déc. 2026',
    'le 15 décembre 2026',
    'dinsdag 15 december',
    'di 15/12',
    'di. 15 dec. 2026',
    'Tuesday, December 15, 2026',
    'Tue 15 Dec 2026',
    'le mardi 15 décembre',
    'mar. 15 déc. 2026',
    'mar 15-12',
    'dinsdag de 15de december',
    '  15   december  ',
  ])('is read from %s', (text) => {
    expect(read(text)).toBe('2026-12-15');
  });

  test.each([
    ['vandaag', '2026-11-20'],
    ['Today', '2026-11-20'],
    ['aujourd’hui', '2026-11-20'],
    ['morgen', '2026-11-21'],
    ['tomorrow', '2026-11-21'],
    ['demain', '2026-11-21'],
    ['overmorgen', '2026-11-22'],
    ['the day after tomorrow', '2026-11-22'],
    ['après-demain', '2026-11-22'],
    ['zaterdag', '2026-11-21'],
    ['donderdag', '2026-11-26'],
    ['vrijdag', '2026-11-27'],
    ['volgende vrijdag', '2026-11-27'],
    ['komende maandag', '2026-11-23'],
    ['op woensdag', '2026-11-25'],
    ['next Tuesday', '2026-11-24'],
    ['Sunday', '2026-11-22'],
    ['vendredi prochain', '2026-11-27'],
    ['dimanche', '2026-11-22'],
  ])('is counted from today: %s', (text, day) => {
    expect(read(text)).toBe(day);
  });

  test.each([
    ['today, when that is the day', '20 november', '2026-11-20'],
    ['in the coming year, when this year it was yesterday', '19 november', '2027-11-19'],
    ['in a leap year, for a leap day', '29 februari', '2028-02-29'],
    ['the first of January, when that is how French writes it', '1er janvier', '2027-01-01'],
    ['in March, when an English month may be a French day of the week', 'Mar 15', '2027-03-15'],
    ['on a Tuesday in March, when both are there', 'mar. 16 mars', '2027-03-16'],
  ])('without a year is %s', (_, text, day) => {
    expect(read(text)).toBe(day);
  });

  test('may be a leap day after a century without one', () => {
    const lastDay = Temporal.PlainDate.from('2096-12-31');
    expect(parseDay('29/2', lastDay)?.toString()).toBe('2104-02-29');
  });

  test('may lie in the past when its year is given', () => {
    expect(read('1 mei 1999')).toBe('1999-05-01');
  });

  test.each([
    '',
    '15',
    '2026',
    'december',
    'december 2026',
    '30 februari',
    '29/2/2027',
    '31/4',
    '0/12',
    '15/0',
    '15/13/2026',
    '12/15/2026',
    '32 december',
    '2026-13-01',
    '2026-02-30',
    '15-12/2026',
    '15/12/202',
    '15 brumaire',
    'maandag 15 december 2026',
    'maandag 15 december',
    'begin december',
    'volgende week',
    '15 december om 20 uur',
    'ma',
    'zo',
  ])('is not read from %s', (text) => {
    expect(read(text)).toBeUndefined();
  });

  test('comes back from what programs print in the three languages', () => {
    const styles = fc.constantFrom<Intl.DateTimeFormatOptions>(
      {},
      { dateStyle: 'full' },
      { dateStyle: 'long' },
      { dateStyle: 'medium' },
      { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
    );
    fc.assert(
      fc.property(daysFrom('1900-01-01', '2199-12-31'), fc.constantFrom(...locales), styles, (day, locale, style) => {
        expect(parseDay(day.toLocaleString(locale, style), today)?.toString()).toBe(day.toString());
      }),
    );
  });

  test('comes back from what programs print with two digits of the year', () => {
    fc.assert(
      fc.property(daysFrom('2000-01-01', '2099-12-31'), fc.constantFrom(...locales), (day, locale) => {
        expect(parseDay(day.toLocaleString(locale, { dateStyle: 'short' }), today)?.toString()).toBe(day.toString());
      }),
    );
  });

  test('without a year is the first such day from today on', () => {
    fc.assert(
      fc.property(
        daysFrom('2000-01-01', '2099-12-31'),
        daysFrom('2000-01-01', '2099-12-31'),
        fc.constantFrom(...locales),
        (day, from, locale) => {
          const found = parseDay(day.toLocaleString(locale, { day: 'numeric', month: 'long' }), from);
          const same = (other: Temporal.PlainDate) => other.month === day.month && other.day === day.day;
          const days = Array.from({ length: 8 * 366 + 2 }, (_, ahead) => from.add({ days: ahead }));
          expect(found?.toString()).toBe(days.find(same)?.toString());
        },
      ),
      { numRuns: 40 },
    );
  });

  test('by its name is one of the seven after today', () => {
    fc.assert(
      fc.property(
        daysFrom('2000-01-01', '2099-12-31'),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom(...locales),
        (from, ahead, locale) => {
          const day = from.add({ days: ahead });
          expect(parseDay(day.toLocaleString(locale, { weekday: 'long' }), from)?.toString()).toBe(day.toString());
        },
      ),
    );
  });

  test('is read or not, but nothing that is typed breaks it', () => {
    const typed = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."0123456789/-. 'decmar".split('')) }));
    fc.assert(
      fc.property(typed, (text) => {
        const day = parseDay(text, today);
        expect(day === undefined || day instanceof Temporal.PlainDate).toBe(true);
      }),
    );
  });
});
