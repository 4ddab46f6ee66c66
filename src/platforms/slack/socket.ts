import { type Logger, type ReceiverEvent, SocketModeReceiver } from '@slack/bolt';
import { type ApiSettings, clientOptions } from './client.ts';
import { CannotConnect, type Link } from './connection.ts';
import { readFailure } from './failure.ts';
import { appToken as advice, cannotConnect } from './identity.ts';
import { connectMs, pongMs, type Timing, withinLimit } from './timing.ts';

/** What Slack's socket client hands over. */
type Envelope = {
  readonly body: ReceiverEvent['body'];
  readonly ack: ReceiverEvent['ack'];
  readonly retry_num?: number;
  readonly retry_reason?: string;
};

/**
 * Opens one connection in Socket Mode. It does not connect again by itself, see `keepConnected`.
 *
 * @param take is handed everything that comes in; what it does not acknowledge, Slack sends again
 * @throws CannotConnect that says what to check
 */
export async function openSocket(
  token: string,
  settings: ApiSettings & { readonly logger: Logger; readonly timing: Timing },
  take: (event: ReceiverEvent) => void,
): Promise<Link> {
  const { logger: _, ...options } = clientOptions(settings, settings.logger);
  const { client } = new SocketModeReceiver({
    appToken: token,
    logger: settings.logger,
    autoReconnectEnabled: false,
    clientPingTimeout: pongMs,
    installerOptions: { clientOptions: options },
  });
  let isOpen = true;
  client.on('slack_event', ({ body, ack, retry_num, retry_reason }: Envelope) => {
    if (!isOpen) return;
    take({
      body,
      ack,
      ...(retry_num === undefined ? {} : { retryNum: retry_num }),
      ...(retry_reason === undefined ? {} : { retryReason: retry_reason }),
    });
  });
  const lost = new Promise<void>((resolve) => client.once('disconnected', () => resolve()));
  const close = async () => {
    isOpen = false;
    await withinLimit(client.disconnect(), closeMs, settings.timing);
  };

  const connecting = client.start();
  // One that comes after all when it was given up must not stay beside the next.
  const closeIfLate = () => {
    if (!isOpen) void client.disconnect();
  };
  connecting.then(closeIfLate, () => {});
  try {
    const inTime = await withinLimit(connecting, connectMs, settings.timing);
    if (!inTime) throw new CannotConnect('timeout', tooSlow, false);
  } catch (error) {
    await close();
    throw error instanceof CannotConnect ? error : whyNot(error, settings);
  }
  return { lost, close };
}

/** How long the other side may take to say goodbye. */
const closeMs = 1_000;

const tooSlow = {
  where: 'the connection with Slack',
  what: 'it opens, but Slack does not greet',
  fix: 'check that a firewall or proxy lets WebSockets (wss://) through, and https://slack-status.com',
};

/** The socket's client says nothing when a connection is closed before it stands. */
function whyNot(error: unknown, { apiUrl }: ApiSettings): CannotConnect {
  if (error === undefined) return new CannotConnect('closed', tooSlow, false);
  return cannotConnect(readFailure(error), advice, apiUrl ?? 'https://slack.com/api/');
}
