import type { Event } from '../../bot/event.ts';
import { readActionId } from '../../reply/action-id.ts';
import type { Action, FormValues } from '../../reply/reply.ts';
import { type Place, readMetadata, readValues, type StateValues } from './form.ts';
import { readFeedback } from './render.ts';

/** What a person did on Slack, and where what comes of it goes. The locale is Dutch until somebody asks for another. */
export type Incoming = { readonly event: Event; readonly place: Place; readonly user: string };

/** A message that somebody wrote where the bot is. */
export type Heard = Incoming & {
  readonly text: string;
  /** Whether it mentions the bot, was written to the bot alone, or stands in a thread without mentioning it. */
  readonly how: 'mention' | 'direct' | 'overheard';
  /** What tells that it came before: Slack sends an event again, and at times a message in another event. */
  readonly keys: readonly string[];
};

/** A button or list of ours, pressed in a message, in a modal or on the Home tab. */
export type Pressed = Incoming & {
  /** `open` asks for the form behind the button, whatever else there is to say. */
  readonly kind: 'do' | 'open' | 'share';
  readonly surface: 'message' | 'modal' | 'home';
  /** The view it stands in; empty in a message. */
  readonly view: string;
};

/** What somebody thinks of an answer, with the ids of its pages. */
export type Judged = Incoming & {
  readonly kind: 'feedback';
  readonly good: boolean;
  readonly pages: readonly string[];
};

/** A button of an older version of the bot. */
type Outdated = Incoming & { readonly kind: 'unknown' };

/** A form that was sent. */
export type Submitted = Incoming & {
  readonly view: string;
  /** The action of the form, as `writeActionId` writes it. */
  readonly action: string;
  /** The `block_id`s that an error can be shown at. */
  readonly blocks: readonly string[];
};

type User = { readonly id: string; readonly name?: string; readonly username?: string; readonly team_id?: string };
type Team = { readonly id: string } | null;

/** The part that we read of an event: https://docs.slack.dev/reference/events/message and `app_mention`. */
export type EventBody = {
  readonly team_id?: string;
  readonly event_id?: string;
  readonly event: {
    readonly type: string;
    readonly subtype?: string;
    readonly user?: string;
    readonly bot_id?: string;
    readonly text?: string;
    readonly ts?: string;
    readonly thread_ts?: string;
    readonly channel?: string;
    readonly channel_type?: string;
    readonly tab?: string;
  };
};

/** The part that we read of a slash command: https://docs.slack.dev/interactivity/implementing-slash-commands. */
export type CommandBody = {
  readonly command: string;
  readonly text?: string;
  readonly team_id: string;
  readonly user_id: string;
  readonly user_name?: string;
  readonly channel_id: string;
  readonly channel_name?: string;
};

/** The part that we read of a message shortcut. */
export type ShortcutBody = {
  readonly team?: Team;
  readonly user: User;
  readonly channel: { readonly id: string };
  readonly message: { readonly text?: string; readonly ts: string; readonly thread_ts?: string };
};

type PressedAction = {
  readonly action_id: string;
  readonly value?: string;
  readonly selected_option?: { readonly value?: string } | null;
};

type ViewBody = {
  readonly id: string;
  readonly type?: string;
  readonly private_metadata?: string;
  readonly blocks?: readonly { readonly block_id?: string }[];
  readonly state?: { readonly values: StateValues };
};

/** The part that we read of a press: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload. */
export type ActionBody = {
  readonly team?: Team;
  readonly user: User;
  readonly channel?: { readonly id: string };
  readonly message?: { readonly ts: string; readonly thread_ts?: string };
  readonly container?: { readonly is_ephemeral?: boolean; readonly thread_ts?: string };
  readonly view?: ViewBody;
  readonly actions: readonly PressedAction[];
};

/** The part that we read of a form that was sent. */
export type SubmissionBody = { readonly team?: Team; readonly user: User; readonly view: ViewBody };

/** Subtypes of a message that a person wrote: one with a file, and one in a thread that is shown in the channel too. */
const written = [undefined, 'file_share', 'thread_broadcast'];

/**
 * Reads a message.
 *
 * @param self the bot's own user id
 * @param prefix what the names of commands begin with in this workspace
 * @returns undefined for what is not for us: what bots wrote, changes and other subtypes, and what stands in a channel
 *   outside a thread without mentioning us. A message that mentions us counts in the event `app_mention` only
 */
export function readMessage(body: EventBody, self: string, prefix = ''): Heard | undefined {
  const { type, subtype, user, bot_id, ts, thread_ts, channel, text = '' } = body.event;
  if (user === undefined || ts === undefined || channel === undefined) return undefined;
  if (bot_id !== undefined || user === self || user === 'USLACKBOT' || !written.includes(subtype)) return undefined;
  const direct = body.event.channel_type === 'im' || channel.startsWith('D');
  const mentions = text.includes(`<@${self}>`) || text.includes(`<@${self}|`);
  if (type === 'message' && !direct && (mentions || thread_ts === undefined)) return undefined;
  const how = direct ? 'direct' : type === 'app_mention' ? 'mention' : 'overheard';
  const thread = direct ? thread_ts : (thread_ts ?? ts);
  const typed = withoutPrefix(readText(text, self), prefix);
  return {
    event: { ...origin(body.team_id, { id: user }), kind: 'question', text: typed },
    place: { channel, ...(thread === undefined ? {} : { thread }), direct, hidden: false },
    user,
    text: typed,
    how,
    keys: [...(body.event_id === undefined ? [] : [`event:${body.event_id}`]), `message:${channel}:${ts}`],
  };
}

/** Who opened a tab of the bot, which one and in which channel; undefined when the event does not tell. */
export function readTab({ event, team_id }: EventBody) {
  if (event.user === undefined || event.tab === undefined) return undefined;
  return { user: event.user, tab: event.tab, channel: event.channel ?? '', ...origin(team_id, { id: event.user }) };
}

/** A slash command as the line that was typed, without the prefix of this workspace. */
export function readCommand(body: CommandBody, prefix: string): Incoming {
  const user: User = { id: body.user_id, ...(body.user_name === undefined ? {} : { name: body.user_name }) };
  const direct = body.channel_id.startsWith('D') || body.channel_name === 'directmessage';
  return {
    event: {
      ...origin(body.team_id, user),
      kind: 'question',
      text: withoutPrefix(`${body.command} ${readText(body.text ?? '')}`.trim(), prefix),
    },
    place: { channel: body.channel_id, direct, hidden: true },
    user: user.id,
  };
}

/** A line that begins with a command, as the bot knows the command. */
function withoutPrefix(line: string, prefix: string): string {
  return line.startsWith(`/${prefix}`) ? `/${line.slice(prefix.length + 1)}` : line;
}

/** The text of a message that somebody asks us about, for that person only. */
export function readShortcut(body: ShortcutBody, self: string): Incoming {
  const { channel, message, user } = body;
  return {
    event: { ...origin(body.team?.id, user), kind: 'question', text: readText(message.text ?? '', self) },
    place: {
      channel: channel.id,
      thread: message.thread_ts ?? message.ts,
      direct: channel.id.startsWith('D'),
      hidden: true,
    },
    user: user.id,
  };
}

/** @returns undefined for what we did not draw */
export function readPress(body: ActionBody): Pressed | Judged | Outdated | undefined {
  const [pressed] = body.actions;
  const place = pressedAt(body);
  if (!pressed || !place) return undefined;
  const by = origin(body.team?.id, body.user);
  const nothing = { event: { ...by, kind: 'question', text: '' } as const, place, user: body.user.id };
  const value = pressed.selected_option?.value ?? pressed.value ?? '';
  const [kind = ''] = pressed.action_id.split(':');
  if (kind === 'feedback') return { ...nothing, kind, ...(readFeedback(value) ?? { good: false, pages: [] }) };
  if (!['do', 'pick', 'open', 'share'].includes(kind)) return undefined;
  const action = readActionId(value);
  if (!action) return { ...nothing, kind: 'unknown' };
  return {
    ...nothing,
    event: actionEvent(by, action, body.view?.state && readValues(body.view.state.values)),
    kind: kind === 'share' || kind === 'open' ? kind : 'do',
    surface: surfaceOf(body),
    view: body.view?.id ?? '',
  };
}

/** @returns undefined for a view that is not ours or of an older version */
export function readSubmission({ view, user, team }: SubmissionBody): Submitted | undefined {
  const metadata = readMetadata(view);
  const action = metadata && readActionId(metadata.action);
  if (!metadata || !action) return undefined;
  const values = view.state?.values ?? {};
  return {
    event: actionEvent(origin(team?.id, user), action, readValues(values)),
    place: metadata.place,
    user: user.id,
    view: view.id,
    action: metadata.action,
    blocks: [...(view.blocks ?? []).flatMap((block) => block.block_id ?? []), ...Object.keys(values)],
  };
}

/** Ways to say that the bot may go, as a whole message. */
const stops = /^(?:stop|stoppen|stop maar|hou op|zwijg|stop it|be quiet|arr[êe]te|arr[êe]ter|tais-toi)[\s.!]*$/iu;

/** Whether somebody sends the bot away. */
export function isStop(text: string): boolean {
  return stops.test(text.trim());
}

/** Whether a message is meant for somebody else: it begins by mentioning another than the bot. */
export function isForOthers(body: EventBody): boolean {
  return /^\s*<[@!]/.test(body.event.text ?? '');
}

/**
 * What a person typed, from the way Slack writes it: mentions of the bot are taken out, other mentions, channels and
 * links become the words that people read, and the three escaped characters are themselves again.
 */
export function readText(text: string, self?: string): string {
  return text
    .replace(/<@([^>|]+)(?:\|([^>]*))?>/g, (_, id: string, name?: string) => (id === self ? ' ' : `@${name || id}`))
    .replace(/<#([^>|]+)(?:\|([^>]*))?>/g, (_, id: string, name?: string) => `#${name || id}`)
    .replace(/<!([^>|]+)(?:\|([^>]*))?>/g, (_, id: string, name?: string) => name || `@${id.replace(/\^.*$/, '')}`)
    .replace(/<([^>|]+)\|([^>]*)>/g, (_, url: string, label: string) => label || url)
    .replace(/<([^>|]+)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

function origin(team: string | undefined, user: User) {
  const workspace = `slack:${team ?? user.team_id ?? ''}`;
  const personName = user.name ?? user.username;
  return {
    person: `${workspace}:${user.id}`,
    ...(personName === undefined ? {} : { personName }),
    workspace,
    place: 'slack',
    locale: 'nl',
  } as const;
}

function actionEvent(by: ReturnType<typeof origin>, action: Action, values: FormValues | undefined): Event {
  return { ...by, kind: 'action', action, ...(values === undefined ? {} : { values }) };
}

function surfaceOf(body: ActionBody): Pressed['surface'] {
  if (!body.view) return 'message';
  return body.view.type === 'home' ? 'home' : 'modal';
}

/** Where a press is answered: where the form was asked for, beside the message, or in the person's direct messages. */
function pressedAt(body: ActionBody): Place | undefined {
  const surface = surfaceOf(body);
  if (surface === 'modal') return body.view && readMetadata(body.view)?.place;
  if (surface === 'home') return { channel: body.user.id, direct: true, hidden: false };
  if (!body.channel) return undefined;
  const direct = body.channel.id.startsWith('D');
  const hidden = body.container?.is_ephemeral === true;
  const started = direct || hidden ? undefined : body.message?.ts;
  const thread = body.container?.thread_ts ?? body.message?.thread_ts ?? started;
  return { channel: body.channel.id, ...(thread === undefined ? {} : { thread }), direct, hidden };
}
