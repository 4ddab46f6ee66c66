import type { LocalSlack } from './local-slack.ts';
import { workspace } from './local-slack.ts';
import type { SlackWorld } from './person.ts';
import type { SlackMessage, SlackView } from './reading.ts';

type Channel = { readonly id: string; readonly is_im: boolean; readonly members: readonly string[] };
type Snapshot = {
  readonly channels: readonly Channel[];
  readonly messages: Readonly<Record<string, readonly SlackMessage[]>>;
  readonly modalStack: readonly SlackView[];
};
/** What local-slack tells its page, and so us. */
type News =
  | { readonly t: 'init'; readonly state: Snapshot }
  | { readonly t: 'message' | 'message_update'; readonly message: SlackMessage }
  | { readonly t: 'message_delete'; readonly channel: string; readonly ts: string }
  | { readonly t: 'channel'; readonly channel: Channel }
  | { readonly t: 'view'; readonly stack: readonly SlackView[] }
  | { readonly t: 'view_errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly t: 'home'; readonly user: string; readonly view: SlackView };

/** What local-slack shows and takes, by way of the connection that its page uses. */
export type LocalWorld = SlackWorld & {
  readonly openHome: (user: string) => void;
  /** The Home tab that this person sees; undefined before the bot made one. */
  readonly home: (user: string) => SlackView | undefined;
  /** The conversation of a person with the bot. */
  readonly direct: (user: string) => string;
  readonly leave: () => void;
};

/**
 * Connects with local-slack as its page does.
 *
 * local-slack has one modal for everybody, and sends nothing when a button in a modal is pressed.
 */
export async function openLocalWorld(slack: LocalSlack): Promise<LocalWorld> {
  const messages: SlackMessage[] = [];
  const channels = new Map<string, Channel>();
  const homes = new Map<string, SlackView>();
  let views: readonly SlackView[] = [];
  let errors: Readonly<Record<string, string>> = {};

  const hear = (news: News): void => {
    const at = (channel: string, ts: string) =>
      messages.findIndex((each) => each.channel === channel && each.ts === ts);
    if (news.t === 'init') {
      for (const channel of news.state.channels) channels.set(channel.id, channel);
      messages.splice(0, messages.length, ...Object.values(news.state.messages).flat());
      views = news.state.modalStack;
    }
    if (news.t === 'message') messages.push(news.message);
    if (news.t === 'message_update') messages.splice(at(news.message.channel, news.message.ts), 1, news.message);
    if (news.t === 'message_delete') messages.splice(at(news.channel, news.ts), 1);
    if (news.t === 'channel') channels.set(news.channel.id, news.channel);
    if (news.t === 'view') [views, errors] = [news.stack, {}];
    if (news.t === 'view_errors') errors = news.errors;
    if (news.t === 'home') homes.set(news.user, news.view);
  };

  const socket = new WebSocket(`${slack.page.replace(/^http/, 'ws')}/ui`);
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('message', ({ data }) => {
      hear(JSON.parse(String(data)));
      resolve();
    });
    socket.addEventListener('error', () => reject(new Error('no connection with local-slack')));
  });
  const tell = (what: Readonly<Record<string, unknown>>) => socket.send(JSON.stringify(what));
  const ask = async (path: string, body: unknown) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${slack.page}/_control/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
    return (await response.json()) as { readonly message: SlackMessage };
  };

  return {
    messages: (user) =>
      messages.filter(({ channel, ephemeral_to }) => {
        const isMember = channels.get(channel)?.members.includes(user) ?? false;
        return isMember && (ephemeral_to === undefined || ephemeral_to === user);
      }),
    modal: () => views.at(-1),
    errors: () => errors,
    command: async (user, channel, command, text) => tell({ t: 'slash_command', user, channel, command, text }),
    post: async (user, channel, text, thread_ts) =>
      (await ask('message', { channel, user, text, ...(thread_ts === undefined ? {} : { thread_ts }) })).message.ts,
    pressInMessage: async (user, { channel, ts }, action) =>
      tell({ t: 'block_action', channel, messageTs: ts, user, action }),
    pressInModal: () => Promise.reject(new Error('local-slack sends nothing when a button in a modal is pressed')),
    submit: async (user, _view, values) => tell({ t: 'view_submit', user, values }),
    close: async (user) => {
      views = [];
      tell({ t: 'view_close', user });
    },
    download: async (address) => {
      const headers = { authorization: `Bearer ${workspace.secrets.SLACK_BOT_TOKEN}` };
      return (await fetch(address, { headers })).bytes();
    },
    openHome: (user) => tell({ t: 'open_home', user }),
    home: (user) => homes.get(user),
    direct: (user) => [...channels.values()].find((each) => each.is_im && each.members.includes(user))?.id ?? '',
    leave: () => socket.close(),
  };
}
