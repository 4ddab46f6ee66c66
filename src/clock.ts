/** Tells what time and day it is in Brussels; tests and demonstrations hand in their own. */
export type Clock = {
  readonly today: () => Temporal.PlainDate;
  readonly now: () => Temporal.Instant;
};

const zone = 'Europe/Brussels';

/** The machine's clock, read in the time zone of the bot's users. */
export const systemClock: Clock = {
  today: () => Temporal.Now.plainDateISO(zone),
  now: () => Temporal.Now.instant(),
};

/** A clock that stands still at noon of a day. */
export function fixedClock(day: Temporal.PlainDate): Clock {
  const now = day.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).toInstant();
  return { today: () => day, now: () => now };
}

/** The machine's clock, or one that stands still on the day given. */
export function chooseClock(day: string | undefined): Clock {
  return day === undefined ? systemClock : fixedClock(Temporal.PlainDate.from(day));
}
