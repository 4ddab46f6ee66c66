import type { Log } from '../../log.ts';
import { type Problem, ProblemsError } from '../../problems.ts';
import { backoffMs, startMs, steadyMs, type Timing, withinLimit } from './timing.ts';

/** A connection that stands. */
export type Link = {
  /** Resolves when it is gone. */
  readonly lost: Promise<void>;
  /** Closes it, and resolves when it is closed. */
  readonly close: () => Promise<void>;
};

/** Why a connection could not be made, for the operator. */
export class CannotConnect extends Error {
  override readonly name = 'CannotConnect';
  /** Slack's code, or the network's. */
  readonly code: string;
  readonly problem: Problem;
  /** Whether it stays so until somebody does something about it. */
  readonly isCertain: boolean;
  /** How long Slack asks us to wait. */
  readonly seconds: number;

  constructor(code: string, problem: Problem, isCertain: boolean, seconds = 0) {
    super(code);
    this.code = code;
    this.problem = problem;
    this.isCertain = isCertain;
    this.seconds = seconds;
  }
}

export type Connection = {
  /**
   * Connects. What is certainly wrong rejects with a ProblemsError. While Slack cannot be reached it resolves, after ten
   * seconds at the latest, and goes on trying: the rest of the bot need not wait for Slack, and `ready` tells.
   */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly ready: () => boolean;
  /** Doubts the connection: it is closed and made anew, with all its checks. */
  readonly doubt: () => void;
};

/**
 * Keeps one connection with Slack, and makes a new one as soon as it is lost.
 *
 * Slack's own client is not left to do so: today it waits five seconds with every new connection, goes on for ever
 * without a sign when its token is revoked, and ends the whole program when the token is not good. Here each outage is
 * told once in the log, with what to check, and tried again after a growing pause, for as long as it takes.
 *
 * @param open makes a connection; rejects with `CannotConnect`
 */
export function keepConnected(open: () => Promise<Link>, timing: Timing, log: Log): Connection {
  const stopping = new AbortController();
  const stopped = new Promise<void>((resolve) => stopping.signal.addEventListener('abort', () => resolve()));
  const first = Promise.withResolvers<CannotConnect | undefined>();
  let isStarting = true;
  let link: Link | undefined;
  let doubted = Promise.withResolvers<void>();
  let running: Promise<void> = Promise.resolve();

  /** One connection from its beginning to its end; resolves with how long to wait before the next. */
  const connectOnce = async (report: Report, failures: number): Promise<number> => {
    const opening = open();
    try {
      link = await Promise.race([opening, stopped.then(() => undefined)]);
    } catch (error) {
      const trouble = error as CannotConnect;
      // What makes the start fail is told by the start.
      if (!(isStarting && trouble.isCertain)) report.failed(trouble);
      first.resolve(trouble);
      return Math.max(backoffMs(failures + 1), trouble.seconds * 1000);
    }
    if (!link) {
      opening.then(
        (late) => late.close(),
        () => {},
      );
      return 0;
    }
    const current = link;
    const since = performance.now();
    doubted = Promise.withResolvers();
    report.connected();
    first.resolve(undefined);
    await Promise.race([current.lost, doubted.promise, stopped]);
    link = undefined;
    await current.close();
    if (stopping.signal.aborted) return 0;
    log.info({ platform: 'slack' }, 'the connection with Slack ended; making a new one');
    return performance.now() - since < steadyMs ? backoffMs(failures + 1) : 0;
  };

  const run = async () => {
    const report = createReport(log);
    let failures = 0;
    while (!stopping.signal.aborted) {
      const pause = await connectOnce(report, failures);
      failures = pause === 0 ? 0 : failures + 1;
      if (pause > 0) await timing.pause(pause, stopping.signal);
    }
  };

  return {
    start: async () => {
      running = run();
      const outcome = await withinLimit(first.promise, startMs, timing);
      isStarting = false;
      if (!outcome) log.warn({ platform: 'slack' }, 'Slack does not answer yet; going on without, and trying again');
      if (!outcome?.result?.isCertain) return;
      stopping.abort();
      throw new ProblemsError('Slack cannot start', [outcome.result.problem]);
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
    ready: () => link !== undefined && !stopping.signal.aborted,
    doubt: () => doubted.resolve(),
  };
}

/** Tells how it goes: each outage once, with what to check. */
type Report = { readonly connected: () => void; readonly failed: (trouble: CannotConnect) => void };

function createReport(log: Log): Report {
  let told: string | undefined;
  let isFirst = true;
  return {
    connected: () => {
      if (isFirst || told !== undefined) log.info({ platform: 'slack' }, 'connected with Slack');
      isFirst = false;
      told = undefined;
    },
    failed: ({ code, problem }) => {
      if (told === code) return;
      told = code;
      const { where, what, fix } = problem;
      log.error(
        { platform: 'slack', code, where, fix },
        `no connection with Slack: ${where}: ${what}; trying again, and meanwhile nobody reaches the bot there`,
      );
    },
  };
}
