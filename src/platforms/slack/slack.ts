import type { ReceiverEvent } from '@slack/bolt';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { FirstTime } from '../../store/first-time.ts';
import type { Handler, Platform } from '../platform.ts';
import { bridgeLog, createClient } from './client.ts';
import { keepConnected, type Link } from './connection.ts';
import { type Identity, identify } from './identity.ts';
import { createListeners } from './listen.ts';
import { createManifest } from './register.ts';
import { createRequests } from './requests.ts';
import { createRunning } from './running.ts';
import { openSocket } from './socket.ts';
import { createTalk } from './talk.ts';
import { drainMs, maxRequestBytes, realTiming, type Timing } from './timing.ts';

export type SlackOptions = {
  readonly handler: Handler;
  readonly log: Log;
  readonly clock: Clock;
  readonly firstTime: FirstTime;
  readonly botToken: string;
  /** With it the bot calls Slack, in Socket Mode; without it Slack calls the bot. */
  readonly appToken?: string;
  /** With it Slack may call the bot: see `receive`. */
  readonly signingSecret?: string;
  readonly apiUrl?: string;
  readonly commandPrefix: string;
  readonly timing?: Timing;
};

/** Answers the requests of Slack in HTTP mode. */
type Receive = (request: Request) => Promise<Response>;

export type SlackPlatform = Platform & {
  /** There when a signing secret is. */
  readonly receive?: Receive;
  /** The same, by the path at which Slack sends its requests, for who listens on a port; empty without `receive`. */
  readonly mounts: Readonly<Record<string, { readonly receive: Receive; readonly maxBytes: number }>>;
};

/** Where Slack sends its requests in HTTP mode; the manifest says so too. */
const requestPath = '/slack/events';

/**
 * The bot in a Slack workspace.
 *
 * `start` rejects with a ProblemsError when a token or a scope is certainly wrong. While Slack cannot be reached it
 * resolves all the same, within ten seconds, and goes on trying; `ready` tells. Whatever happens to the connection later
 * never ends the program, since the rest of the bot goes on.
 */
export function createSlackPlatform(options: SlackOptions): SlackPlatform {
  const { log, timing = realTiming } = options;
  const quiet = bridgeLog(log, 'debug');
  const client = createClient(options.botToken, options, quiet);
  const running = createRunning(timing);
  let identity: Identity | undefined;
  let isTaking = true;

  const connection = keepConnected(
    async () => {
      identity = await identify(client, neededScopes(options));
      return options.appToken === undefined
        ? stayOpen()
        : await openSocket(options.appToken, { ...options, logger: quiet, timing }, take);
    },
    timing,
    log,
  );

  const talk = createTalk({
    ...options,
    client,
    timing,
    self: () => identity?.user ?? '',
    onTokenProblem: () => connection.doubt(),
  });
  const app = createListeners(talk, { botToken: options.botToken, log, identity: () => identity });

  const take = (event: ReceiverEvent): Promise<void> | undefined =>
    isTaking && identity ? running.track(app.processEvent(event)) : undefined;

  const receive = options.signingSecret === undefined ? undefined : createRequests(options.signingSecret, take);

  return {
    name: 'slack',
    start: connection.start,
    stop: async () => {
      // The connection stays until the end, for acknowledgements; what comes in meanwhile gets none.
      isTaking = false;
      await running.settled(drainMs);
      await connection.stop();
    },
    ready: () => isTaking && connection.ready(),
    ...(receive ? { receive } : {}),
    mounts: receive ? { [requestPath]: { receive, maxBytes: maxRequestBytes } } : {},
  };
}

/** In HTTP mode there is nothing to lose but the token's good name. */
function stayOpen(): Link {
  return { lost: new Promise(() => {}), close: async () => {} };
}

function neededScopes({ handler, commandPrefix }: SlackOptions): readonly string[] {
  return createManifest(handler.commands('nl'), { prefix: commandPrefix }).oauth_config.scopes.bot;
}
