import type { Clock } from '../clock.ts';
import type { Store } from './store.ts';

/**
 * Whether something happens for the first time: true when none of its keys was met before. From then on all of them
 * were. Never rejects.
 */
export type FirstTime = (keys: readonly string[]) => Promise<boolean>;

const kind = 'seen';

/** How long a key is known, in days: whoever sends something again does so within the hour. */
const keepDays = 1;

/** The most keys that are known without the store. */
const mostInMemory = 10_000;

/**
 * Remembers what was met before for a day, also across restarts. Where the store fails, it goes on with what this
 * process met.
 */
export function createFirstTime(store: Store, clock: Clock): FirstTime {
  const met = new Map<string, number>();
  const now = () => clock.now().epochMilliseconds;

  const forget = () => {
    for (const [key, until] of met) {
      if (until > now() && met.size <= mostInMemory) return;
      met.delete(key);
    }
  };

  return async (keys) => {
    forget();
    const isNew = !keys.some((key) => met.has(key));
    for (const key of keys) met.set(key, now() + keepDays * 24 * 60 * 60 * 1000);
    if (!isNew) return false;
    try {
      const record = { owner: kind, value: true, keepDays, replaces: 0 };
      const written = await Promise.all(keys.map((key) => store.write(kind, key, record)));
      return written.every((revision) => revision !== undefined);
    } catch {
      // The health check tells that the store fails; what comes in is answered all the same.
      return true;
    }
  };
}
