import { describe, expect, test } from 'vitest';
import { suggestQuestions } from '../../../src/bot/suggestions.ts';
import type { Season } from '../../../src/knowledge/tables.ts';

function season(id: string, from: string, until: string): Season {
  return { id, from, until, questions: { nl: [`${id} nl`], en: [`${id} en`], fr: [`${id} fr`] } };
}

const seasons = [
  season('winter', '11-01', '01-15'),
  season('spring', '03-01', '03-31'),
  season('late', '03-20', '04-10'),
];

function suggested(day: string): readonly string[] {
  return suggestQuestions(seasons, Temporal.PlainDate.from(day), 'nl');
}

describe('the questions of the season', () => {
  test.each([
    ['2027-03-01', 'on its first day'],
    ['2027-03-15', 'in the middle'],
    ['2027-03-31', 'on its last day'],
  ])('are suggested on %s, %s', (day) => {
    expect(suggested(day)).toEqual(['spring nl']);
  });

  test.each(['2026-11-01', '2026-12-31', '2027-01-01', '2027-01-15'])('run over New Year: %s', (day) => {
    expect(suggested(day)).toEqual(['winter nl']);
  });

  test.each(['2026-10-31', '2027-01-16', '2027-02-28', '2028-02-29', '2027-04-11'])(
    'are none on %s, between seasons',
    (day) => {
      expect(suggested(day)).toEqual([]);
    },
  );

  test('are those of the first season where two overlap', () => {
    expect(suggested('2027-03-25')).toEqual(['spring nl']);
    expect(suggested('2027-04-01')).toEqual(['late nl']);
  });

  test('hold a leap day', () => {
    const february = [season('february', '02-01', '02-29')];
    expect(suggestQuestions(february, Temporal.PlainDate.from('2028-02-29'), 'nl')).toEqual(['february nl']);
  });

  test('may last one day', () => {
    const once = [season('campaign', '11-11', '11-11')];
    const on = (day: string) => suggestQuestions(once, Temporal.PlainDate.from(day), 'nl');
    expect([on('2026-11-10'), on('2026-11-11'), on('2026-11-12')]).toEqual([[], ['campaign nl'], []]);
  });

  test.each(['nl', 'en', 'fr'] as const)('are given in %s', (language) => {
    expect(suggestQuestions(seasons, Temporal.PlainDate.from('2027-03-01'), language)).toEqual([`spring ${language}`]);
  });

  test('are none when there are no seasons', () => {
    expect(suggestQuestions([], Temporal.PlainDate.from('2027-03-01'), 'nl')).toEqual([]);
  });
});
