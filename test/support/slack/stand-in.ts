import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import { checkMessage, checkView } from './validate.ts';
import { acceptWebSocket, type ServerSocket } from './websocket.ts';

/** What the bot asked of Slack, and what it was answered. */
export type Call = { readonly method: string; readonly args: Args; readonly answer: Answer };
type Args = Readonly<Record<string, unknown>>;
type Answer = { readonly ok: boolean; readonly error?: string } & Args;

export type Message = {
  readonly ts: string;
  readonly channel: string;
  readonly thread?: string;
  /** Who wrote it. */
  readonly by: string;
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  /** Who alone sees it; undefined when everybody there does. */
  readonly only?: string;
  readonly files: readonly { readonly name: string; readonly title: string; readonly content: Buffer }[];
  readonly metadata?: unknown;
};

/** A modal or Home tab, as it stands. */
export type View = {
  readonly id: string;
  readonly user: string;
  readonly shown: ModalView | HomeView;
  readonly isOpen: boolean;
};

/** What goes wrong with a request. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number }
  | { readonly kind: 'error'; readonly error: string }
  /** The connection breaks, before or after Slack did what was asked. */
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' }
  /** Slack does it and answers 500. */
  | { readonly kind: 'done, then 500' }
  /** Slack does it, and answers only when `release` is called. */
  | { readonly kind: 'slow' };

/** What Slack hands to the bot. */
type Envelope = {
  readonly id: string;
  readonly type: 'events_api' | 'slash_commands' | 'interactive';
  readonly payload: Args;
  attempts: number;
  connection: ServerSocket | undefined;
  readonly answered: PromiseWithResolvers<unknown>;
};

/** Sends what happens to an address, as Slack does in HTTP mode. */
type Deliver = (request: Request) => Promise<Response>;

export const tokens = { bot: 'xoxb-bot', app: 'xapp-app', signing: 'a-signing-secret' } as const;
export const bot = 'UBOT';
export const team = 'TTEAM';
/** The bot is in `here` and not in `elsewhere`. */
export const channels = { here: 'CHERE', elsewhere: 'CELSEWHERE' } as const;

const scopes =
  'app_mentions:read,assistant:write,channels:history,chat:write,commands,files:write,groups:history,im:history,im:write';

/**
 * A small Slack over real HTTP and WebSockets, as strict as Slack is where local-slack is not: it checks tokens, blocks
 * and views, opens a modal once per trigger and only within three seconds, knows who is in which channel, sends an event
 * over one connection and again when it is not acknowledged, and fails the way a test tells it to.
 */
export type StandIn = Awaited<ReturnType<typeof startSlack>>;

export async function startSlack() {
  const calls: Call[] = [];
  const messages: Message[] = [];
  const views = new Map<string, View>();
  const uploads = new Map<string, { name: string; title: string; content: Buffer }>();
  const triggers = new Map<string, { readonly made: number; used: boolean }>();
  const responses = new Map<string, { readonly channel: string; readonly user: string; left: number }>();
  const faults: { readonly method: string; readonly fault: Fault; left: number }[] = [];
  const held: (() => void)[] = [];
  const sockets = new Set<ServerSocket>();
  const unacknowledged = new Set<Envelope>();
  const revoked = new Map<string, string>();
  const refusals: string[] = [];
  const prompts: Args[] = [];
  let granted = scopes;
  let opened = 0;
  let now = 1_800_000_000_000;
  let lastTs = 0;
  let deliver: Deliver | undefined;
  let url = '';

  const nextTs = () => {
    lastTs += 1;
    return `1800000000.${String(lastTs).padStart(6, '0')}`;
  };
  const newTrigger = () => {
    const id = `trigger.${randomUUID()}`;
    triggers.set(id, { made: now, used: false });
    return id;
  };
  const newResponseUrl = (channel: string, user: string) => {
    const id = randomUUID();
    responses.set(id, { channel, user, left: 5 });
    return `${url}response/${id}`;
  };
  const directOf = (user: string) => `D${user}`;
  const isIn = (channel: string) => channel === channels.here || (channel.startsWith('DU') && channel !== 'DUOTHERS');

  // What the bot may ask.

  const refuse = (error: string, problems: readonly string[] = []): Answer => {
    if (problems.length > 0) refusals.push(...problems);
    return { ok: false, error, ...(problems.length === 0 ? {} : { response_metadata: { messages: [...problems] } }) };
  };

  const addMessage = (message: Omit<Message, 'ts' | 'files'> & Partial<Pick<Message, 'files'>>): Message => {
    const added = { files: [], ...message, ts: nextTs() };
    messages.push(added);
    return added;
  };

  const postMessage = (args: Args, only?: string): Answer => {
    const channel = String(args.channel);
    const thread = args.thread_ts === undefined ? undefined : String(args.thread_ts);
    if (!isIn(channel)) return refuse(channel === channels.elsewhere ? 'not_in_channel' : 'channel_not_found');
    if (!args.text) return refuse('no_text', ['a message without a text for notifications']);
    const problems = checkMessage(args);
    if (problems.length > 0) return refuse('invalid_blocks', problems);
    if (thread !== undefined && !messages.some(({ ts }) => ts === thread)) return refuse('thread_not_found');
    const { ts } = addMessage({
      channel,
      ...(thread === undefined ? {} : { thread }),
      by: bot,
      text: String(args.text),
      blocks: (args.blocks ?? []) as readonly KnownBlock[],
      ...(only === undefined ? {} : { only }),
      ...(args.metadata === undefined ? {} : { metadata: args.metadata }),
    });
    return { ok: true, channel, ts, ...(only === undefined ? {} : { message_ts: ts }) };
  };

  const useTrigger = (id: string): string | undefined => {
    const trigger = triggers.get(id);
    if (!trigger) return 'invalid_trigger_id';
    if (trigger.used) return 'exchanged_trigger_id';
    if (now - trigger.made > 3_000) return 'expired_trigger_id';
    trigger.used = true;
    return undefined;
  };

  const showView = (id: string, user: string, shown: View['shown']): Answer => {
    const problems = checkView(shown);
    if (problems.length > 0) return refuse('invalid_arguments', problems);
    views.set(id, { id, user, shown, isOpen: true });
    return { ok: true, view: { ...shown, id } };
  };

  const readable = ({ channel, only, ...message }: Message) => ({
    ts: message.ts,
    user: message.by,
    text: message.text,
    ...(message.thread === undefined ? {} : { thread_ts: message.thread }),
    ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
    files: message.files.map(({ name, title }) => ({ name, title })),
  });
  const seenIn = (channel: unknown) => messages.filter((each) => each.channel === channel && each.only === undefined);

  const methods: Readonly<Record<string, (args: Args, trigger: string | undefined) => Answer>> = {
    'auth.test': () => ({ ok: true, user_id: bot, bot_id: 'BBOT', team_id: team, url: 'https://test.slack.com/' }),
    'apps.connections.open': () => {
      opened += 1;
      return { ok: true, url: `${url.replace('http', 'ws')}socket/${opened}` };
    },
    'chat.postMessage': (args) => postMessage(args),
    'chat.postEphemeral': (args) => postMessage(args, String(args.user)),
    'conversations.open': ({ users }) => ({ ok: true, channel: { id: directOf(String(users)) } }),
    'conversations.history': ({ channel, limit }) => ({
      ok: true,
      messages: seenIn(channel)
        .filter(({ thread }) => thread === undefined)
        .map(readable)
        .reverse()
        .slice(0, Number(limit)),
    }),
    'conversations.replies': ({ channel, ts, limit }) => ({
      ok: true,
      messages: seenIn(channel)
        .filter((each) => each.thread === ts || each.ts === ts)
        .map(readable)
        .slice(0, Number(limit)),
    }),
    'views.open': ({ trigger_id, view }) => {
      const expired = useTrigger(String(trigger_id));
      if (expired !== undefined) return refuse(expired);
      return showView(`V${views.size + 1}`, '', view as ModalView);
    },
    'views.update': ({ view_id, view }) => {
      const former = views.get(String(view_id));
      return former?.isOpen ? showView(former.id, former.user, view as ModalView) : refuse('not_found');
    },
    'views.publish': ({ user_id, view }) => showView(`H${user_id}`, String(user_id), view as HomeView),
    'assistant.threads.setSuggestedPrompts': (args) => {
      prompts.push(args);
      return { ok: true };
    },
    'files.getUploadURLExternal': ({ filename }) => {
      const id = `F${uploads.size + 1}`;
      uploads.set(id, { name: String(filename), title: '', content: Buffer.alloc(0) });
      return { ok: true, upload_url: `${url}upload/${id}`, file_id: id };
    },
    'files.completeUploadExternal': ({ files, channel_id, thread_ts, initial_comment = '' }) => {
      const shared = (files as { id: string; title: string }[]).map(({ id, title }) => {
        const upload = uploads.get(id);
        return upload && { ...upload, title };
      });
      const channel = String(channel_id);
      if (!isIn(channel)) return refuse('channel_not_found');
      const thread = thread_ts === undefined ? {} : { thread: String(thread_ts) };
      const known = shared.filter((each) => each !== undefined);
      addMessage({ channel, ...thread, by: bot, text: String(initial_comment), blocks: [], files: known });
      return { ok: true, files: [] };
    },
  };

  const run = (method: string, args: Args, authorization: string): Answer => {
    const isApp = method === 'apps.connections.open';
    const token = isApp ? tokens.app : tokens.bot;
    if (authorization !== `Bearer ${token}`) return refuse('invalid_auth');
    const gone = revoked.get(token);
    if (gone !== undefined) return refuse(gone);
    const work = methods[method];
    return work ? work(args, undefined) : refuse('unknown_method');
  };

  const takeFault = (method: string): Fault | undefined => {
    const found = faults.find((each) => each.left > 0 && (each.method === method || each.method === '*'));
    if (!found) return undefined;
    found.left -= 1;
    return found.fault;
  };

  const answerCall = async (method: string, request: IncomingMessage, response: ServerResponse) => {
    const args = readArgs(await readBody(request));
    const fault = takeFault(method);
    const reply = (status: number, body: Args, headers: Readonly<Record<string, string>> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', 'x-oauth-scopes': granted, ...headers });
      response.end(JSON.stringify(body));
    };
    const work = () => {
      const answer =
        fault?.kind === 'error' ? refuse(fault.error) : run(method, args, request.headers.authorization ?? '');
      calls.push({ method, args, answer });
      return answer;
    };
    if (fault?.kind === 'drop' && fault.when === 'before') return void request.socket.destroy();
    if (fault?.kind === 'status') {
      calls.push({ method, args, answer: { ok: false, error: `http_${fault.status}` } });
      const { retryAfter } = fault;
      return reply(fault.status, {}, retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) });
    }
    const answer = work();
    if (fault?.kind === 'drop') return void request.socket.destroy();
    if (fault?.kind === 'done, then 500') return reply(500, {});
    if (fault?.kind === 'slow') await new Promise<void>((resolve) => held.push(resolve));
    reply(200, answer);
  };

  const server = createServer(async (request, response) => {
    const [, kind = '', rest = ''] = /^\/(api|upload|response)\/(.+)$/.exec(request.url ?? '') ?? [];
    if (kind === 'api') return answerCall(rest, request, response);
    const body = await readBody(request);
    if (kind === 'upload') {
      const upload = uploads.get(rest);
      if (upload) upload.content = fileIn(body, request.headers['content-type'] ?? '');
      return void response.end('OK');
    }
    const known = responses.get(rest);
    if (kind !== 'response' || !known || known.left === 0) return void response.writeHead(404).end('expired_url');
    known.left -= 1;
    const args: Args = JSON.parse(body.toString());
    const problems = checkMessage(args);
    refusals.push(...problems);
    const only = args.response_type === 'in_channel' ? {} : { only: known.user };
    const blocks = (args.blocks ?? []) as readonly KnownBlock[];
    addMessage({ channel: known.channel, by: bot, text: String(args.text), blocks, ...only });
    calls.push({ method: 'response_url', args, answer: { ok: problems.length === 0 } });
    response.end('ok');
  });

  // What the bot is told.

  server.on('upgrade', (request, stream) => {
    const socket = acceptWebSocket(request, stream);
    sockets.add(socket);
    socket.onText((text) => {
      const { envelope_id, payload } = JSON.parse(text);
      const envelope = [...unacknowledged].find(({ id }) => id === envelope_id);
      if (!envelope) return;
      unacknowledged.delete(envelope);
      envelope.answered.resolve(payload);
    });
    socket.onClose(() => sockets.delete(socket));
    socket.send(JSON.stringify({ type: 'hello', num_connections: sockets.size }));
    for (const envelope of unacknowledged) if (!envelope.connection || envelope.type === 'events_api') send(envelope);
  });

  const send = (envelope: Envelope) => {
    const socket = [...sockets].at(-1);
    if (deliver) return void sendRequest(envelope, deliver);
    if (!socket) return;
    envelope.connection = socket;
    const { id, type, payload, attempts } = envelope;
    const retry =
      type === 'events_api' ? { retry_attempt: attempts, retry_reason: attempts === 0 ? '' : 'timeout' } : {};
    envelope.attempts += 1;
    socket.send(
      JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: type !== 'events_api', ...retry }),
    );
  };

  const sendRequest = async (envelope: Envelope, to: Deliver) => {
    const { type, payload } = envelope;
    const isEvent = type === 'events_api';
    const fields = type === 'interactive' ? { payload: JSON.stringify(payload) } : payload;
    const body = isEvent ? JSON.stringify(payload) : new URLSearchParams(fields as Record<string, string>).toString();
    const retry = isEvent && envelope.attempts > 0 ? { 'x-slack-retry-num': String(envelope.attempts) } : {};
    envelope.attempts += 1;
    const response = await to(signedRequest(body, isEvent ? 'application/json' : form, { headers: retry }));
    if (response.status !== 200) return;
    unacknowledged.delete(envelope);
    const text = await response.text();
    envelope.answered.resolve(text === '' ? {} : JSON.parse(text));
  };

  /** @returns what the bot acknowledged it with, once it did */
  const tell = (type: Envelope['type'], payload: Args): Promise<unknown> => {
    const answered = Promise.withResolvers<unknown>();
    const envelope: Envelope = { id: randomUUID(), type, payload, attempts: 0, connection: undefined, answered };
    unacknowledged.add(envelope);
    send(envelope);
    return answered.promise;
  };

  const event = (inner: Args, id = `Ev${randomUUID()}`): Promise<unknown> =>
    tell('events_api', {
      type: 'event_callback',
      team_id: team,
      api_app_id: 'A1',
      event_id: id,
      event_time: Math.floor(now / 1000),
      authorizations: [{ team_id: team, user_id: bot, is_bot: true, is_enterprise_install: false }],
      event: inner,
    });

  const by = (user: string) => ({ id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: team });
  const around = () => ({ team: { id: team, domain: 'test' }, api_app_id: 'A1', token: 'x' });

  const press = (user: string, target: Message | View, actionId: string, value?: string, filled: Filled = {}) => {
    const blocks = 'shown' in target ? target.shown.blocks : target.blocks;
    const found = elementsOf(blocks).find(({ element }) => element.action_id === actionId);
    if (!found) throw new Error(`nothing to press with ${actionId} in ${JSON.stringify(blocks)}`);
    const { element, block } = found;
    const chosen = optionsOf(element).find((each) => each.value === value || each.text?.text === value);
    const action = {
      type: element.type,
      action_id: actionId,
      block_id: block.block_id ?? 'b',
      action_ts: '1',
      ...(chosen ? { selected_option: chosen } : { value: value ?? element.value }),
    };
    const where =
      'shown' in target
        ? {
            view: { ...target.shown, id: target.id, state: { values: stateOf(target.shown.blocks, filled, false) } },
            container: { type: 'view', view_id: target.id },
          }
        : {
            channel: { id: target.channel, name: 'channel' },
            ...(target.only === undefined ? { message: messagePayload(target) } : {}),
            container: {
              type: 'message',
              message_ts: target.ts,
              channel_id: target.channel,
              is_ephemeral: target.only !== undefined,
              ...(target.thread === undefined ? {} : { thread_ts: target.thread }),
            },
            response_url: newResponseUrl(target.channel, user),
          };
    const payload = { type: 'block_actions', user: by(user), ...around(), trigger_id: newTrigger(), actions: [action] };
    return tell('interactive', { ...payload, ...where });
  };

  const submit = async (user: string, view: View, filled: Filled = {}) => {
    const { shown, id } = view;
    if (shown.type !== 'modal' || !view.isOpen) throw new Error('this modal is closed');
    const values = stateOf(shown.blocks, filled);
    const answer = (await tell('interactive', {
      type: 'view_submission',
      user: by(user),
      ...around(),
      trigger_id: newTrigger(),
      view: { ...shown, id, team_id: team, state: { values } },
      response_urls: [],
    })) as { response_action?: string; view?: ModalView; errors?: Readonly<Record<string, string>> };
    const { response_action, errors = {} } = answer;
    if (response_action === 'update' && answer.view) showView(id, user, answer.view);
    const unknown = Object.keys(errors).filter((block) => !(block in values));
    refusals.push(...unknown.map((block) => `an error at ${block}, which is no field`));
    if (response_action === undefined || response_action === 'clear') views.set(id, { ...view, isOpen: false });
    return answer;
  };

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;

  return {
    apiUrl: `${url}api/`,
    calls,
    messages,
    /** Every way in which the bot sent what Slack does not take. */
    refusals,
    prompts,
    called: (method: string) => calls.filter((call) => call.method === method),
    /** What the bot wrote, as a person reads it. */
    said: (text: string | RegExp) =>
      messages.filter((each) => each.by === bot && readMessageText(each).match(text) !== null),
    /** The modal that is open; undefined when none is. */
    modal: () => [...views.values()].filter(({ shown, isOpen }) => shown.type === 'modal' && isOpen).at(-1),
    home: (user: string) => views.get(`H${user}`),
    connections: () => sockets.size,
    /** How many times the bot asked for a connection and got one. */
    opened: () => opened,
    unacknowledged: () => unacknowledged.size,

    /** A person writes a message; Slack tells the bot what its manifest asks for. */
    write: async (
      user: string,
      channel: string,
      text: string,
      more: { readonly thread?: string; readonly event?: Args } = {},
    ): Promise<string> => {
      const { ts } = addMessage({
        channel,
        ...(more.thread === undefined ? {} : { thread: more.thread }),
        by: user,
        text,
        blocks: [],
      });
      const inner = {
        user,
        text,
        ts,
        channel,
        event_ts: ts,
        ...(more.thread === undefined ? {} : { thread_ts: more.thread }),
        ...more.event,
      };
      const type = channel.startsWith('D') ? 'im' : 'channel';
      const told = [event({ ...inner, type: 'message', channel_type: type })];
      if (type === 'channel' && text.includes(`<@${bot}>`)) told.push(event({ ...inner, type: 'app_mention' }));
      await Promise.all(told);
      return ts;
    },
    /** Any event, with an id of its own when a test wants it to come twice. */
    event,
    command: (user: string, channel: string, command: string, text = '') =>
      tell('slash_commands', {
        command,
        text,
        team_id: team,
        user_id: user,
        user_name: user.toLowerCase(),
        channel_id: channel,
        channel_name: channel.startsWith('D') ? 'directmessage' : 'channel',
        trigger_id: newTrigger(),
        response_url: newResponseUrl(channel, user),
      }),
    /** Chooses the message shortcut at a message. */
    shortcut: (user: string, ts: string) => {
      const message = messages.find((each) => each.ts === ts);
      if (!message) throw new Error(`no message ${ts}`);
      return tell('interactive', {
        type: 'message_action',
        callback_id: 'ask_about_message',
        user: by(user),
        ...around(),
        trigger_id: newTrigger(),
        channel: { id: message.channel, name: 'channel' },
        message: messagePayload(message),
        message_ts: ts,
        response_url: newResponseUrl(message.channel, user),
      });
    },
    openTab: (user: string, tab: 'home' | 'messages') =>
      event({ type: 'app_home_opened', user, channel: directOf(user), tab, event_ts: nextTs() }),
    /** Presses a button or chooses a row by its id; in a modal with what is filled in, by `block_id`. */
    press,
    /** Fills in fields by `block_id` and sends the form. */
    submit,
    closeModal: (view: View) => views.set(view.id, { ...view, isOpen: false }),

    /** The next requests of this kind go wrong; `*` is any. */
    fail: (method: string, fault: Fault, times = 1) => faults.push({ method, fault, left: times }),
    /** Lets slow answers go. */
    release: () => {
      for (const go of held.splice(0)) go();
    },
    revoke: (token: 'bot' | 'app', code: string) => revoked.set(tokens[token], code),
    restore: () => revoked.clear(),
    grant: (given: string) => {
      granted = given;
    },
    dropSockets: () => {
      for (const socket of sockets) socket.drop();
    },
    silenceSockets: () => {
      for (const socket of sockets) socket.silence();
    },
    /** Asks the bot to connect anew, as Slack does every few hours. */
    refresh: () => {
      for (const socket of sockets) socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }));
    },
    /** Lets time pass for triggers, and sends events again that were not acknowledged. */
    pass: (ms: number) => {
      now += ms;
      for (const envelope of unacknowledged) if (envelope.type === 'events_api') send(envelope);
    },
    /** From now on Slack calls the bot, in HTTP mode. */
    callInstead: (to: Deliver) => {
      deliver = to;
    },
    close: async () => {
      for (const go of held.splice(0)) go();
      for (const socket of sockets) socket.drop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const form = 'application/x-www-form-urlencoded';

/** A request as Slack signs it: https://docs.slack.dev/authentication/verifying-requests-from-slack. */
export function signedRequest(
  body: string,
  mediaType: string,
  more: {
    readonly headers?: Readonly<Record<string, string | undefined>>;
    readonly secret?: string;
    readonly secondsAgo?: number;
  } = {},
): Request {
  const timestamp = Math.floor(Date.now() / 1000) - (more.secondsAgo ?? 0);
  const signed = `v0:${timestamp}:${body}`;
  const signature = createHmac('sha256', more.secret ?? tokens.signing)
    .update(signed)
    .digest('hex');
  const headers = new Headers({ 'content-type': mediaType, 'x-slack-request-timestamp': String(timestamp) });
  headers.set('x-slack-signature', `v0=${signature}`);
  for (const [name, value] of Object.entries(more.headers ?? {})) {
    if (value === undefined) headers.delete(name);
    else headers.set(name, value);
  }
  return new Request('https://bot.example.org/slack/events', { method: 'POST', headers, body });
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

/** What Slack's library sends: fields of a form, those that are no text as JSON. */
function readArgs(body: Buffer): Args {
  const structured = ['blocks', 'view', 'metadata', 'files', 'prompts', 'unfurl_links', 'unfurl_media'];
  return Object.fromEntries(
    [...new URLSearchParams(body.toString())].map(([name, value]) => [
      name,
      structured.includes(name) ? JSON.parse(value) : value,
    ]),
  );
}

function fileIn(body: Buffer, mediaType: string): Buffer {
  const [, boundary] = /boundary=(.+)$/.exec(mediaType) ?? [];
  if (boundary === undefined) return body;
  const start = body.indexOf('\r\n\r\n') + 4;
  return body.subarray(start, body.lastIndexOf(`\r\n--${boundary}`));
}

function messagePayload({ ts, text, blocks, by, thread }: Message) {
  return { type: 'message', user: by, ts, text, blocks, ...(thread === undefined ? {} : { thread_ts: thread }) };
}

type AnyElement = {
  readonly type: string;
  readonly action_id?: string;
  readonly value?: string;
  readonly options?: readonly AnyOption[];
  readonly initial_value?: string;
  readonly initial_date?: string;
  readonly initial_option?: AnyOption;
  readonly initial_options?: readonly AnyOption[];
};
type AnyOption = { readonly value: string; readonly text?: { readonly text: string } };
type AnyBlock = {
  readonly type: string;
  readonly block_id?: string;
  readonly optional?: boolean;
  readonly elements?: readonly AnyElement[];
  readonly element?: AnyElement;
  readonly accessory?: AnyElement;
};

/** Everything in blocks that can be pressed or filled in, with the block it stands in. */
export function elementsOf(blocks: readonly unknown[]) {
  return (blocks as readonly AnyBlock[]).flatMap((block) =>
    [...(block.elements ?? []), block.element, block.accessory]
      .filter((element) => element !== undefined)
      .map((element) => ({ block, element })),
  );
}

function optionsOf(element: AnyElement): readonly AnyOption[] {
  return element.options ?? [];
}

/** What somebody filled in, by `block_id`: a text, the value of a row, or the values of several. */
type Filled = Readonly<Record<string, string | readonly string[]>>;

/** `view.state.values` for a view with what somebody filled in; the rest as it stands. */
function stateOf(blocks: readonly unknown[], filled: Filled, isSent = true) {
  const inputs = (blocks as readonly AnyBlock[]).filter(({ type }) => type === 'input');
  const unknown = Object.keys(filled).filter((name) => !inputs.some(({ block_id }) => block_id === name));
  if (unknown.length > 0) throw new Error(`no field ${unknown}; there are ${inputs.map(({ block_id }) => block_id)}`);
  return Object.fromEntries(
    inputs.map(({ block_id = '', element = { type: '' }, optional }) => {
      const state = fillIn(element, filled[block_id]);
      const isEmpty = Object.values(state).every((value) => value === null || value === '' || String(value) === '');
      if (isSent && isEmpty && optional === false && Object.keys(filled).length > 0) {
        throw new Error(`Slack does not send a form whose field ${block_id} is empty`);
      }
      return [block_id, { [element.action_id ?? '']: { type: element.type, ...state } }];
    }),
  );
}

function fillIn(element: AnyElement, given: string | readonly string[] | undefined): Args {
  const options = optionsOf(element);
  const find = (value: string) => {
    const found = options.find((each) => each.value === value || each.text?.text === value);
    if (!found) throw new Error(`no row ${value}; there are ${options.map((each) => each.value)}`);
    return found;
  };
  const single = typeof given === 'object' ? given[0] : given;
  switch (element.type) {
    case 'plain_text_input':
      return { value: single ?? element.initial_value ?? null };
    case 'datepicker':
      return { selected_date: single ?? element.initial_date ?? null };
    case 'checkboxes':
      return { selected_options: given === undefined ? (element.initial_options ?? []) : [...given].map(find) };
    default:
      return { selected_option: single === undefined ? (element.initial_option ?? null) : find(single) };
  }
}

/** All that a person reads of a message: its blocks, as Slack shows no more than those when there are any. */
export function readMessageText({ text, blocks, files }: Message): string {
  const shown = blocks.length === 0 ? [text] : textsIn(blocks);
  return [...shown, ...files.map(({ name }) => name)].join('\n');
}

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    key === 'text' && typeof each === 'string' ? [each] : textsIn(each),
  );
}
