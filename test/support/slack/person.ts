import type { Filled, Person, Seen } from '../../contracts/behaviour.ts';
import { fillState, firstState, keepState, missingIn, readFields, type ViewState } from './fields.ts';
import {
  type Pressable,
  pressables,
  readBlocks,
  readMrkdwn,
  readText,
  type SlackAction,
  type SlackMessage,
  type SlackView,
} from './reading.ts';

/** A workspace in which people do what they do in Slack; what it shows them changes while the bot answers. */
export type SlackWorld = {
  /** The messages that this person can see, in the order in which they came. */
  readonly messages: (user: string) => readonly SlackMessage[];
  /** The modal that stands before this person. */
  readonly modal: (user: string) => SlackView | undefined;
  /** What is said to be wrong with that modal, by block. */
  readonly errors: (user: string) => Readonly<Record<string, string>>;
  readonly command: (user: string, channel: string, command: string, text: string) => Promise<void>;
  /** @returns the time stamp of the message */
  readonly post: (user: string, channel: string, text: string, thread?: string) => Promise<string>;
  readonly pressInMessage: (user: string, message: SlackMessage, action: SlackAction) => Promise<void>;
  readonly pressInModal: (user: string, view: SlackView, state: ViewState, action: SlackAction) => Promise<void>;
  readonly submit: (user: string, view: SlackView, state: ViewState) => Promise<void>;
  readonly close: (user: string, view: SlackView) => Promise<void>;
  readonly download: (address: string) => Promise<Uint8Array>;
};

/**
 * A person at Slack's own program: a question is a mention in a channel, a command a slash command there, a form a
 * modal, which keeps what is filled in as long as it is open.
 */
export function slackPerson(world: SlackWorld, user: string, channel: string, bot: string): Person {
  let from = world.messages(user).length;
  let filledIn: { readonly view: string; readonly state: ViewState } | undefined;
  const begin = () => {
    from = world.messages(user).length;
  };
  /** What stands in the modal now. */
  const stateOf = (view: SlackView): ViewState =>
    filledIn?.view === view.id ? keepState(filledIn.state, view) : firstState(view);

  const say = async (text: string) => {
    const open = world.modal(user);
    if (open) await world.close(user, open);
    begin();
    const [, command, rest = ''] = /^(\/\S+)\s*(.*)$/s.exec(text) ?? [];
    if (command === undefined) await world.post(user, channel, `<@${bot}> ${text}`);
    else await world.command(user, channel, command, rest);
  };

  const send = async (view: SlackView, state: ViewState, filled: Filled, button: string | undefined) => {
    const next = fillState(view, state, filled);
    begin();
    filledIn = { view: view.id, state: next };
    if (button !== undefined) {
      return world.pressInModal(user, view, next, named(pressables(view.blocks), button).action);
    }
    const missing = missingIn(view, next);
    if (missing.length > 0) throw new Error(`Slack asks for these before it sends the form: ${missing.join(', ')}`);
    await world.submit(user, view, next);
  };

  const seen = (): Seen => {
    const messages = world
      .messages(user)
      .slice(from)
      .filter((message) => message.user !== user);
    const view = world.modal(user);
    const state = view && stateOf(view);
    const errors = view ? world.errors(user) : {};
    const inMessages = messages.flatMap((message) =>
      pressables(message.blocks ?? []).map((each) => ({ ...each, message })),
    );
    const inModal = pressables(view?.blocks ?? []);
    return {
      text: [...messages.map(readMessage), ...(view ? [readView(view)] : []), ...Object.values(errors)].join('\n'),
      buttons: [...inMessages, ...inModal].map(({ label }) => label),
      fields: view && state ? readFields(view, state, errors) : [],
      files: messages
        .flatMap(({ files = [] }) => files)
        .map(({ name = '', url_private_download = '' }) => ({
          name,
          read: () => world.download(url_private_download),
        })),
      press: async (label) => {
        if (view && state && inModal.some((each) => each.label === label)) return send(view, state, {}, label);
        const { message, action } = named(inMessages, label);
        const open = world.modal(user);
        if (open) await world.close(user, open);
        begin();
        await world.pressInMessage(user, message, action);
      },
      send: async (filled = {}, button) => {
        if (!view || !state) throw new Error('no form is open');
        await send(view, stateOf(view), filled, button);
      },
    };
  };
  return { say, seen };
}

/** A message as a person reads it; the fallback text only where it has no blocks. */
export function readMessage({ text = '', blocks = [], files = [] }: SlackMessage): string {
  return [blocks.length > 0 ? readBlocks(blocks) : readMrkdwn(text), ...files.map(({ name = '' }) => name)].join('\n');
}

function readView({ title, blocks, submit }: SlackView): string {
  return [title && readText(title), readBlocks(blocks), submit && readText(submit)].filter(Boolean).join('\n');
}

function named<Each extends Pressable>(all: readonly Each[], label: string): Each {
  const found = all.find((each) => each.label === label);
  if (!found) throw new Error(`no button "${label}", but: ${all.map((each) => each.label).join(', ')}`);
  return found;
}
