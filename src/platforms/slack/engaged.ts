import type { Clock } from '../../clock.ts';
import { engagedMs } from './limits.ts';
import type { Spot } from './send.ts';

/**
 * The threads in which the bot talks with somebody, so that this person need not mention it again. It lasts half an
 * hour after the latest answer, and ends when another person writes there. Kept in memory: after a restart people
 * mention the bot once more.
 */
export type Engaged = {
  readonly begin: (spot: Spot, person: string) => void;
  /** Whether it talks with this person there. */
  readonly isWith: (spot: Spot, person: string) => boolean;
  /** @returns whether it was talking there */
  readonly end: (spot: Spot) => boolean;
};

export function createEngaged(clock: Clock): Engaged {
  const threads = new Map<string, { readonly person: string; readonly until: number }>();
  const now = () => clock.now().epochMilliseconds;
  const keyOf = ({ channel, thread = '' }: Spot) => `${channel}:${thread}`;

  const forget = () => {
    for (const [key, { until }] of threads) {
      if (until > now()) return;
      threads.delete(key);
    }
  };

  return {
    begin: (spot, person) => {
      forget();
      // Set anew, so that they stand in the order in which they end.
      threads.delete(keyOf(spot));
      threads.set(keyOf(spot), { person, until: now() + engagedMs });
    },
    isWith: (spot, person) => {
      forget();
      return threads.get(keyOf(spot))?.person === person;
    },
    end: (spot) => {
      forget();
      return threads.delete(keyOf(spot));
    },
  };
}
