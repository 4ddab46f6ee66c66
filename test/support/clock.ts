import type { Clock } from '../../src/clock.ts';
import { testDay } from './bot.ts';

/** A clock that moves when a test says so. */
export type MovingClock = Clock & {
  /** Puts it at noon of a day. */
  readonly set: (day: Temporal.PlainDate | string) => void;
  /** Moves it on. */
  readonly pass: (time: Temporal.DurationLike) => void;
};

/** A clock that begins at noon of a day, in the campaign unless told otherwise. */
export function movingClock(start: Temporal.PlainDate = testDay): MovingClock {
  const noon = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone: 'Europe/Brussels', plainTime: '12:00' });
  let now = noon(start);
  return {
    today: () => now.toPlainDate(),
    now: () => now.toInstant(),
    set: (day) => {
      now = noon(Temporal.PlainDate.from(day));
    },
    pass: (time) => {
      now = now.add(time);
    },
  };
}
