/** Tells what day it is in Brussels; tests and demonstrations hand in their own. */
export type Clock = { readonly today: () => Temporal.PlainDate };

/** The machine's clock, read in the time zone of the bot's users. */
export const systemClock: Clock = { today: () => Temporal.Now.plainDateISO('Europe/Brussels') };

/** A clock that stands still. */
export function fixedClock(day: Temporal.PlainDate): Clock {
  return { today: () => day };
}

/** The machine's clock, or one that stands still on the day given. */
export function chooseClock(day: string | undefined): Clock {
  return day === undefined ? systemClock : fixedClock(Temporal.PlainDate.from(day));
}
