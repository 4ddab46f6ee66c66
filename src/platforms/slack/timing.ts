import { setTimeout as sleep } from 'node:timers/promises';

/** Waits some milliseconds, or until the signal: then it resolves too. */
export type Wait = (ms: number, signal?: AbortSignal) => Promise<void>;

/** The two reasons to wait, apart, so that tests need not. */
export type Timing = {
  /** Before something is tried again. */
  readonly pause: Wait;
  /** While something else may still come in time. */
  readonly limit: Wait;
};

const wait: Wait = (ms, signal) =>
  sleep(ms, undefined, { ref: false, ...(signal === undefined ? {} : { signal }) }).catch(() => {});

/** The machine's own time; it does not keep the program alive. */
export const realTiming: Timing = { pause: wait, limit: wait };

/**
 * What comes in time, or undefined when the limit was first. What rejects in time rejects here; later it is let go.
 */
export async function withinLimit<Result>(
  work: Promise<Result>,
  ms: number,
  { limit }: Timing,
): Promise<{ readonly result: Result } | undefined> {
  const enough = new AbortController();
  try {
    return await Promise.race([work.then((result) => ({ result })), limit(ms, enough.signal).then(() => undefined)]);
  } finally {
    enough.abort();
  }
}

/**
 * How long a form or command may wait for the bot before something else is shown: Slack takes a form's answer, and a
 * trigger, for three seconds (https://docs.slack.dev/interactivity/handling-user-interaction).
 */
export const patienceMs = 2_000;

/** How long the person's language is waited for: what is asked must be answered in time in any language. */
export const languageMs = 500;

/** How long one request to Slack may take. Without a limit, one that is never answered waits for ever. */
export const requestMs = 15_000;

/** How often a request is made before it is given up. */
export const mostTries = 4;

/** The longest that we wait when Slack asks us to (`Retry-After`), whatever it asks. */
export const longestPauseMs = 60_000;

/** How long opening a connection may take, from asking for its address to Slack's greeting. */
export const connectMs = 30_000;

/** How long the start waits for Slack, before it goes on without. */
export const startMs = 10_000;

/** The longest between two tries to connect. */
export const longestBackoffMs = 60_000;

/** A connection that lasted shorter than this was no connection: the next one waits. */
export const steadyMs = 5_000;

/**
 * After this long without an answer to our pings a connection is dead. Slack's client takes 5 seconds, which a slow
 * network misses now and then (bolt-js issue 2496); a dead connection is noticed within four thirds of it.
 */
export const pongMs = 10_000;

/** How long what is under way may take to finish when the program stops. */
export const drainMs = 8_000;

/** The largest request of Slack that is read: a view may be 250 kB, and comes back with what was filled in. */
export const maxRequestBytes = 1024 * 1024;

/** How long to wait before the next try: 1 second, then twice as long each time. */
export function backoffMs(tries: number): number {
  return Math.min(1_000 * 2 ** (tries - 1), longestBackoffMs);
}
