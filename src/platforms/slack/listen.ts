import { App } from '@slack/bolt';
import type { Log } from '../../log.ts';
import { bridgeLog } from './client.ts';
import type { Identity } from './identity.ts';
import type { ActionBody, CommandBody, EventBody, ShortcutBody, SubmissionBody } from './incoming.ts';
import { askShortcut } from './register.ts';
import type { Talk } from './talk.ts';

/**
 * Slack's library with everything that we hear; it is fed with `processEvent`, and connects with nothing by itself.
 * Whatever needs an acknowledgement gets it before anything else is waited for.
 */
export function createListeners(
  talk: Talk,
  settings: { readonly botToken: string; readonly log: Log; readonly identity: () => Identity | undefined },
): App {
  const { botToken, log, identity } = settings;
  const app = new App({
    // With a token instead, the library would ask Slack about it at once, and end the program when it is not good.
    authorize: async () => {
      const { user = '', bot } = identity() ?? {};
      return { botToken, botUserId: user, ...(bot === undefined ? {} : { botId: bot }) };
    },
    receiver: { init: () => {}, start: async () => {}, stop: async () => {} },
    convoStore: false,
    clientOptions: { retryConfig: { retries: 0 } },
    logger: bridgeLog(log, 'warn'),
  });

  app.error(async (error) => {
    log.error({ platform: 'slack', code: error.code, err: error }, 'failed: look at the stack below');
  });
  app.event('app_mention', ({ body }) => talk.hear(body as EventBody));
  app.event('message', ({ body }) => talk.hear(body as EventBody));
  app.event('app_home_opened', ({ body }) => talk.openTab(body as EventBody));
  app.command(/.*/, async ({ ack, body, respond }) => {
    await acknowledge(ack);
    await talk.command(body as CommandBody, { trigger: body.trigger_id, respond });
  });
  app.shortcut({ type: 'message_action', callback_id: askShortcut }, async ({ ack, body, respond }) => {
    await acknowledge(ack);
    await talk.shortcut(body as ShortcutBody, { trigger: body.trigger_id, respond });
  });
  app.action({ type: 'block_actions' }, async ({ ack, body, respond }) => {
    await acknowledge(ack);
    await talk.press(body as unknown as ActionBody, { trigger: body.trigger_id, respond });
  });
  app.view({ type: 'view_submission' }, ({ ack, body }) =>
    talk.submit(body as unknown as SubmissionBody, (answer) => acknowledge(() => ack(answer))),
  );
  return app;
}

/**
 * Tells Slack that it came in. When that fails, the connection is gone: the answer is given all the same, since Slack
 * sends commands and presses only once.
 */
async function acknowledge(ack: () => Promise<unknown>): Promise<void> {
  await ack().catch(() => {});
}
