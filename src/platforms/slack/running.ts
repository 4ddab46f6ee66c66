import { type Timing, withinLimit } from './timing.ts';

/** Counts what is under way, so that the stop can wait for it. */
export type Running = {
  /** Counts something until it settles; never rejects. */
  readonly track: (work: Promise<unknown>) => Promise<void>;
  /** Resolves when nothing is under way, or after `ms` at the latest. */
  readonly settled: (ms: number) => Promise<void>;
};

export function createRunning(timing: Timing): Running {
  const under = new Set<Promise<void>>();
  return {
    track: (work) => {
      const tracked: Promise<void> = work.then(
        () => {},
        () => {},
      );
      under.add(tracked);
      return tracked.finally(() => under.delete(tracked));
    },
    settled: async (ms) => {
      const all = async () => {
        while (under.size > 0) await Promise.all(under);
      };
      await withinLimit(all(), ms, timing);
    },
  };
}
