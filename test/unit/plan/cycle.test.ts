import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import type { Phase } from '../../../src/knowledge/tables.ts';
import {
  cycleFaults,
  cycleSteps,
  cycleYear,
  electionDay,
  nextElection,
  phaseOn,
  phasePeriods,
} from '../../../src/plan/cycle.ts';
import { projectRoot } from '../../support/bot.ts';

const { electionYear, phases } = loadKnowledge(projectRoot).tables.phases;

const day = (text: string) => Temporal.PlainDate.from(text);

/** A phase of some years of the cycle, from and until a day of each. */
function phase(id: string, years: readonly [number, number], from: string, until: string): Phase {
  const text = { nl: id, en: id, fr: id };
  const tasks = { nl: [id], en: [id], fr: [id] };
  return {
    id,
    title: text,
    years: { from: years[0], until: years[1] },
    from,
    until,
    what: text,
    tasks,
    who: text,
    actions: [],
  };
}

describe('the local elections', () => {
  test.each([
    [2012, '2012-10-14'],
    [2018, '2018-10-14'],
    [2024, '2024-10-13'],
    [2030, '2030-10-13'],
    [2036, '2036-10-12'],
  ])('of %i are on %s', (year, expected) => {
    expect(electionDay(year).toString()).toBe(expected);
  });

  test('are always on the second Sunday of October', () => {
    for (let year = 1990; year < 2200; year += 1) {
      const sunday = electionDay(year);
      expect(sunday.dayOfWeek).toBe(7);
      expect(sunday.month).toBe(10);
      expect(sunday.day).toBeGreaterThanOrEqual(8);
      expect(sunday.day).toBeLessThanOrEqual(14);
    }
  });

  test.each([
    ['2024-10-13', '2024-10-13', 'on the day itself'],
    ['2024-10-14', '2030-10-13', 'the day after'],
    ['2024-12-31', '2030-10-13', 'at the end of their year'],
    ['2026-11-20', '2030-10-13', 'in the middle'],
    ['2030-10-12', '2030-10-13', 'the day before'],
    ['2030-10-14', '2036-10-12', 'the day after the next'],
    ['2019-01-01', '2024-10-13', 'before the year that is given'],
  ])('on %s the next ones are on %s: %s', (today, next) => {
    expect(nextElection(day(today), 2024).toString()).toBe(next);
  });

  test.each([2024, 2030, 2018])('it does not matter which year with elections is given: %i', (year) => {
    expect(nextElection(day('2026-11-20'), year).toString()).toBe('2030-10-13');
    expect(cycleYear(2026, year)).toBe(2);
  });
});

test('the years of the cycle count from 1 after the elections to 6 when they come', () => {
  expect([2024, 2025, 2026, 2027, 2028, 2029, 2030, 2031].map((year) => cycleYear(year, 2024))).toEqual([
    6, 1, 2, 3, 4, 5, 6, 1,
  ]);
});

describe('the phases of the knowledge base', () => {
  test('hold every day exactly once', () => {
    expect(cycleFaults(phases)).toEqual([]);
  });

  test('hold every day from 2019 to 2032, and end before the next begins', () => {
    for (let today = day('2019-01-01'); today.year <= 2032; today = today.add({ days: 1 })) {
      const now = phaseOn(phases, today, electionYear);
      const label = `${today}`;
      expect(now, label).toBeDefined();
      if (!now) continue;
      expect(Temporal.PlainDate.compare(now.from, today), label).toBeLessThanOrEqual(0);
      expect(Temporal.PlainDate.compare(now.until, today), label).toBeGreaterThanOrEqual(0);
      const next = phaseOn(phases, now.until.add({ days: 1 }), electionYear);
      expect(next?.from.toString(), label).toBe(now.until.add({ days: 1 }).toString());
      const steps = cycleSteps(phases, today, electionYear);
      expect(
        steps.filter(({ state }) => state === 'now').map((step) => step.phase.id),
        label,
      ).toEqual([now.phase.id]);
    }
  });

  test.each([
    ['2025-01-01', 'new-council'],
    ['2025-12-31', 'plan'],
    ['2026-11-20', 'adjustment'],
    ['2027-04-01', 'follow-up'],
    ['2028-02-29', 'follow-up'],
    ['2029-08-31', 'harvest'],
    ['2030-02-15', 'evaluate'],
    ['2030-02-16', 'memorandum'],
    ['2030-07-21', 'parties'],
    ['2030-10-13', 'campaign'],
    ['2030-11-20', 'negotiations'],
    ['2031-03-01', 'new-council'],
  ])('on %s it is time for %s', (today, expected) => {
    expect(phaseOn(phases, day(today), electionYear)?.phase.id).toBe(expected);
  });

  test('the elections fall in the campaign', () => {
    for (let year = 2024; year < 2100; year += 6) {
      expect(phaseOn(phases, electionDay(year), electionYear)?.phase.id).toBe('campaign');
    }
  });
});

describe('29 February', () => {
  const short = phase('short', [1, 6], '01-01', '02-29');
  const rest = phase('rest', [1, 6], '03-01', '12-31');

  test('belongs to the phase that ends on it', () => {
    expect(phaseOn([short, rest], day('2028-02-29'), 2024)?.phase.id).toBe('short');
    expect(phaseOn([short, rest], day('2028-02-28'), 2024)?.until.toString()).toBe('2028-02-29');
  });

  test('is the 28th in other years', () => {
    expect(phaseOn([short, rest], day('2027-02-28'), 2024)?.until.toString()).toBe('2027-02-28');
    expect(phaseOn([short, rest], day('2027-03-01'), 2024)?.phase.id).toBe('rest');
  });

  test('may not be forgotten', () => {
    const forgetful = phase('short', [1, 6], '01-01', '02-28');
    expect(cycleFaults([forgetful, rest])).toEqual(
      [1, 2, 3, 4, 5, 6].map((year) => ({ year, from: '02-29', until: '02-29', phases: [] })),
    );
  });
});

describe('a cycle that does not add up', () => {
  const whole = phase('whole', [1, 6], '01-01', '12-31');

  test('six whole years do', () => {
    expect(cycleFaults([whole])).toEqual([]);
  });

  test('tells the days that no phase holds', () => {
    const early = phase('early', [1, 6], '01-01', '08-31');
    const late = phase('late', [1, 5], '10-01', '12-31');
    expect(cycleFaults([early, late])).toEqual([
      ...[1, 2, 3, 4, 5].map((year) => ({ year, from: '09-01', until: '09-30', phases: [] })),
      { year: 6, from: '09-01', until: '12-31', phases: [] },
    ]);
  });

  test('tells the days that two phases hold, and which', () => {
    const extra = phase('extra', [2, 2], '12-01', '12-31');
    const third = phase('third', [2, 2], '12-24', '12-26');
    expect(cycleFaults([whole, extra, third])).toEqual([
      { year: 2, from: '12-01', until: '12-23', phases: ['whole', 'extra'] },
      { year: 2, from: '12-24', until: '12-26', phases: ['whole', 'extra', 'third'] },
      { year: 2, from: '12-27', until: '12-31', phases: ['whole', 'extra'] },
    ]);
  });

  test('without phases six years are empty', () => {
    expect(cycleFaults([])).toHaveLength(6);
  });

  test('says nothing exactly when every day has one phase', () => {
    const monthDay = fc
      .date({ min: new Date('2024-01-01'), max: new Date('2024-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(5, 10));
    const anyPhase = fc
      .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), monthDay, monthDay)
      .map(([from, until, start, end]) => phase('any', [from, until], start, end));
    fc.assert(
      fc.property(fc.array(anyPhase, { maxLength: 4 }), monthDay, fc.integer({ min: 1, max: 6 }), (all, when, year) => {
        const holding = [...all, whole].filter(
          ({ years, from, until }) => years.from <= year && year <= years.until && from <= when && when <= until,
        );
        const told = cycleFaults([...all, whole]).some(
          (fault) => fault.year === year && fault.from <= when && when <= fault.until,
        );
        return told === (holding.length !== 1);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the steps around a day', () => {
  const spring = phase('spring', [1, 3], '01-01', '06-30');
  const autumn = phase('autumn', [1, 6], '07-01', '12-31');
  const last = phase('last', [4, 6], '01-01', '06-30');
  const stepsOn = (today: string) =>
    cycleSteps([spring, autumn, last], day(today), 2024).map((step) => `${step.phase.id} ${step.state}`);

  test.each([
    ['2025-01-01', ['spring now', 'autumn future', 'last future']],
    ['2025-12-31', ['autumn now', 'spring future', 'last future']],
    ['2027-08-01', ['spring past', 'autumn now', 'last future']],
    ['2028-03-01', ['spring past', 'last now', 'autumn future']],
    ['2030-12-31', ['spring past', 'last past', 'autumn now']],
  ])('on %s', (today, expected) => {
    expect(stepsOn(today)).toEqual(expected);
  });

  test('come once in the cycle, or in each of their years', () => {
    const periods = phasePeriods(last, day('2026-11-20'), 2024);
    expect(periods.map(({ from, until }) => `${from} ${until}`)).toEqual([
      '2028-01-01 2028-06-30',
      '2029-01-01 2029-06-30',
      '2030-01-01 2030-06-30',
    ]);
    expect(phasePeriods(last, day('2030-12-31'), 2024)).toEqual(periods);
    expect(phasePeriods(last, day('2031-01-01'), 2024)[0]?.from.year).toBe(2034);
  });
});
