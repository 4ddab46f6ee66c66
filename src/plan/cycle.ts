import type { Phase } from '../knowledge/tables.ts';

/** Local elections in Flanders come every six years, on the second Sunday of October. */
const cycleYears = 6;

/** The day of the local elections in a year that has them (2024: 13 October; later years follow from the rule). */
export function electionDay(year: number): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month: 10, day: 1 });
  return first.add({ days: 7 - first.dayOfWeek + 7 });
}

/** The first local elections on or after a day, given any year that had them. */
export function nextElection(today: Temporal.PlainDate, electionYear: number): Temporal.PlainDate {
  const thisCycle = today.year + cycleYears - cycleYear(today.year, electionYear);
  const day = electionDay(thisCycle);
  return Temporal.PlainDate.compare(day, today) >= 0 ? day : electionDay(thisCycle + cycleYears);
}

/** The year of the cycle that a calendar year is: 1 after the elections, 6 when they come. */
export function cycleYear(year: number, electionYear: number): number {
  const since = (((year - electionYear) % cycleYears) + cycleYears) % cycleYears;
  return since === 0 ? cycleYears : since;
}

/** A first and a last day, both included. */
export type Period = { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate };

/** What part of a cycle a day falls in, on which days of that year it begins and ends. */
export type PhaseNow = Period & { readonly phase: Phase };

/** @returns undefined when no phase holds the day, which the check of the knowledge base rules out */
export function phaseOn(phases: readonly Phase[], day: Temporal.PlainDate, electionYear: number): PhaseNow | undefined {
  const year = cycleYear(day.year, electionYear);
  const phase = phases.find((each) => holds(each, year, monthDayOf(day)));
  return phase && { phase, ...periodIn(day.year, phase) };
}

/** When a phase comes in the cycle around a day: once, or in each of its years. */
export function phasePeriods(phase: Phase, day: Temporal.PlainDate, electionYear: number): readonly Period[] {
  const before = day.year - cycleYear(day.year, electionYear);
  const { from, until } = phase.years;
  return Array.from({ length: until - from + 1 }, (_, at) => periodIn(before + from + at, phase));
}

/** A phase as it lies around today. One that comes back every year is past when its last time is. */
export type PhaseStep = {
  readonly phase: Phase;
  readonly periods: readonly Period[];
  readonly state: 'past' | 'now' | 'future';
};

/**
 * The whole cycle around a day, each phase once: those that are past in the order in which they ended, the one of now,
 * and the others by when they begin or come back.
 */
export function cycleSteps(
  phases: readonly Phase[],
  today: Temporal.PlainDate,
  electionYear: number,
): readonly PhaseStep[] {
  const placed = phases.map((phase) => place(phase, phasePeriods(phase, today, electionYear), today));
  return placed.sort((one, other) => Temporal.PlainDate.compare(one.at, other.at)).map(({ step }) => step);
}

/** Days of one year of the cycle, as MM-DD, that no phase holds or that several do. */
export type CycleFault = {
  readonly year: number;
  readonly from: string;
  readonly until: string;
  /** The ids of the phases that claim these days: none, or more than one. */
  readonly phases: readonly string[];
};

/** Every day of the six years, 29 February too, must belong to exactly one phase: these do not. */
export function cycleFaults(phases: readonly Phase[]): readonly CycleFault[] {
  return Array.from({ length: cycleYears }, (_, at) => faultsIn(phases, at + 1)).flat();
}

function place(
  phase: Phase,
  periods: readonly Period[],
  today: Temporal.PlainDate,
): { readonly step: PhaseStep; readonly at: Temporal.PlainDate } {
  const coming = periods.find(({ until }) => Temporal.PlainDate.compare(until, today) >= 0);
  if (!coming) return { step: { phase, periods, state: 'past' }, at: periods.at(-1)?.until ?? today };
  const isNow = Temporal.PlainDate.compare(coming.from, today) <= 0;
  return { step: { phase, periods, state: isNow ? 'now' : 'future' }, at: isNow ? today : coming.from };
}

function faultsIn(phases: readonly Phase[], year: number): readonly CycleFault[] {
  const faults: CycleFault[] = [];
  let claimedBefore: string | undefined;
  for (const day of daysOfYear) {
    const claimed = phases.filter((phase) => holds(phase, year, day)).map(({ id }) => id);
    const last = faults.at(-1);
    if (claimed.length !== 1) {
      if (last && claimed.join() === claimedBefore) faults[faults.length - 1] = { ...last, until: day };
      else faults.push({ year, from: day, until: day, phases: claimed });
    }
    claimedBefore = claimed.join();
  }
  return faults;
}

/** Every MM-DD of a leap year. */
const daysOfYear: readonly string[] = Array.from({ length: 366 }, (_, at) =>
  monthDayOf(Temporal.PlainDate.from('2024-01-01').add({ days: at })),
);

function holds({ years, from, until }: Phase, year: number, monthDay: string): boolean {
  return years.from <= year && year <= years.until && from <= monthDay && monthDay <= until;
}

/** A phase that ends on 29 February ends on the 28th in other years. */
function periodIn(year: number, { from, until }: Phase): Period {
  const on = (monthDay: string) => {
    const [month = 1, day = 1] = monthDay.split('-').map(Number);
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'constrain' });
  };
  return { from: on(from), until: on(until) };
}

function monthDayOf(day: Temporal.PlainDate): string {
  return day.toString().slice(5);
}
