import { type Logger, LogLevel, webApi } from '@slack/bolt';
import type { Log } from '../../log.ts';
import { requestMs } from './timing.ts';

/** How Slack is reached. */
export type ApiSettings = {
  /** Only to try the bot: where another than Slack listens, as `http://127.0.0.1:8055/api/`. */
  readonly apiUrl?: string | undefined;
};

/**
 * What every client of Slack's library gets. Each setting is there for a default that does harm: no limit on time,
 * some ten tries (a hundred, when the socket's client fills it in) that post a message twice when only the answer got
 * lost, and a queue that stands still for every person when Slack tells one to wait. `send.ts` tries again instead.
 */
export function clientOptions({ apiUrl }: ApiSettings, logger: Logger) {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    timeout: requestMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger,
  } satisfies webApi.WebClientOptions;
}

export function createClient(token: string, settings: ApiSettings, logger: Logger): webApi.WebClient {
  return new webApi.WebClient(token, clientOptions(settings, logger));
}

/**
 * Lets Slack's library log to our log: warnings and errors, as their text only, without whatever comes along.
 *
 * @param as the level at which they are told; what comes back to us as an error is told by us, so is no news
 */
export function bridgeLog(log: Log, as: 'warn' | 'debug'): Logger {
  const tell = (...said: unknown[]) => log[as]({ from: 'slack library' }, textOf(said[0]));
  return {
    debug: () => {},
    info: () => {},
    warn: tell,
    error: tell,
    // Anything below a warning makes the library put whole payloads into texts.
    getLevel: () => LogLevel.WARN,
    setLevel: () => {},
    setName: () => {},
  };
}

function textOf(said: unknown): string {
  if (said instanceof Error) return said.name;
  return typeof said === 'string' ? said.slice(0, 200) : 'something without a text';
}
