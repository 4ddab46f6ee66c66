import { expect } from 'vitest';
import type { Assembled } from '../../src/assemble.ts';
import { createLog } from '../../src/log.ts';
import { createSlackPlatform } from '../../src/platforms/slack/slack.ts';
import { createFirstTime } from '../../src/store/first-time.ts';
import { openStore } from '../../src/store/sqlite.ts';
import { movingClock } from '../support/clock.ts';
import type { ViewState } from '../support/slack/fields.ts';
import { type SlackWorld, slackPerson } from '../support/slack/person.ts';
import type { SlackBlock, SlackView } from '../support/slack/reading.ts';
import { bot, channels, type Message, type StandIn, startSlack, tokens } from '../support/slack/stand-in.ts';
import { describeBehaviour, type Place } from './behaviour.ts';

describeBehaviour('on Slack', openSlack);

/** The bot in a strict stand-in of Slack, in Socket Mode. */
async function openSlack(handler: Assembled): Promise<Place> {
  const slack = await startSlack();
  const clock = movingClock();
  const platform = createSlackPlatform({
    handler,
    log: createLog('silent'),
    clock,
    firstTime: createFirstTime(openStore(':memory:', clock), clock),
    botToken: tokens.bot,
    appToken: tokens.app,
    apiUrl: slack.apiUrl,
    commandPrefix: '',
  });
  await platform.start();
  const world = worldOf(slack);
  return {
    person: (name) => slackPerson(world, `U${name.toUpperCase().replace(/[^A-Z0-9]/g, '')}`, channels.here, bot),
    close: async () => {
      await platform.stop();
      await slack.close();
      expect(slack.refusals, 'what Slack does not take').toEqual([]);
    },
  };
}

/** The stand-in as people at Slack's own program have it. Its modals are of whoever opened one last. */
function worldOf(slack: StandIn): SlackWorld {
  let wrong: { readonly shown: unknown; readonly errors: Readonly<Record<string, string>> } | undefined;
  const opened = () => slack.modal();
  const messageOf = (ts: string) => slack.messages.find((each) => each.ts === ts);
  return {
    messages: (user) => slack.messages.filter((each) => isSeenBy(user, each)).map(readable),
    modal: () => {
      const view = opened();
      return view && ({ ...view.shown, id: view.id } as SlackView);
    },
    errors: () => (wrong !== undefined && wrong.shown === opened()?.shown ? wrong.errors : {}),
    command: async (user, channel, command, text) => {
      await slack.command(user, channel, command, text);
    },
    post: (user, channel, text, thread) => slack.write(user, channel, text, thread === undefined ? {} : { thread }),
    pressInMessage: async (user, { ts }, { action_id, value, selected_option }) => {
      const message = messageOf(ts);
      if (message) await slack.press(user, message, action_id, selected_option?.value ?? value);
    },
    pressInModal: async (user, _, state, { action_id, value }) => {
      const view = opened();
      if (view) await slack.press(user, view, action_id, value, filledIn(state));
    },
    submit: async (user, _, state) => {
      const view = opened();
      if (!view) throw new Error('no modal is open');
      const { errors } = await slack.submit(user, view, filledIn(state));
      wrong = errors === undefined ? undefined : { shown: opened()?.shown, errors };
    },
    close: async () => {
      const view = opened();
      if (view) slack.closeModal(view);
    },
    download: async (address) => {
      const [ts = '', at] = address.split('#');
      return messageOf(ts)?.files[Number(at)]?.content ?? new Uint8Array();
    },
  };
}

function isSeenBy(user: string, { channel, only }: Message): boolean {
  return (channel === channels.here || channel === `D${user}`) && (only === undefined || only === user);
}

function readable({ ts, channel, thread, by, text, blocks, only, files }: Message) {
  return {
    ts,
    channel,
    ...(thread === undefined ? {} : { thread_ts: thread }),
    user: by,
    text,
    blocks: blocks as readonly SlackBlock[],
    ...(only === undefined ? {} : { ephemeral_to: only }),
    files: files.map(({ name }, at) => ({ name, url_private_download: `${ts}#${at}` })),
  };
}

/** What stands in a view, by block, as the stand-in is told it. */
function filledIn(state: ViewState): Readonly<Record<string, string | readonly string[]>> {
  return Object.fromEntries(
    Object.entries(state).flatMap(([block, elements]) =>
      Object.values(elements).flatMap(({ value, selected_date, selected_option, selected_options }) => {
        const rows = selected_options?.map((row) => row.value);
        const filled = rows ?? value ?? selected_date ?? selected_option?.value;
        return filled === undefined || filled === null ? [] : [[block, filled]];
      }),
    ),
  );
}
