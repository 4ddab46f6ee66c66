import { randomUUID } from 'node:crypto';
import type { webApi } from '@slack/bolt';
import type { HomeView, ModalView } from '@slack/types';
import type { FileBlock } from '../../reply/reply.ts';
import { type Failure, isAboutToken, readFailure } from './failure.ts';
import type { SlackMessage } from './render.ts';
import { backoffMs, longestPauseMs, mostTries, type Timing } from './timing.ts';

/** Where a message goes. */
export type Spot = { readonly channel: string; readonly thread?: string };

/** A message, file or view that could not be delivered, with Slack's code. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
  readonly method: string;
  readonly code: string;

  constructor(method: string, code: string) {
    super(`${method}: ${code}`);
    this.method = method;
    this.code = code;
  }
}

/**
 * What the bot does on Slack. Each of these tries again where that helps: after `Retry-After` when Slack asks to wait,
 * after a growing pause when it cannot be reached; four times in all. What fails then rejects with `NotSent`.
 *
 * When the answer gets lost, or Slack fails halfway, nobody knows whether it was done. A message for everyone, or in
 * a direct message, is then looked up by an id that it carries; where that cannot be, it is not sent again. A message
 * that one person sees cannot be looked up: it is sent once more, so somebody may see it twice rather than not at all.
 */
export type Sender = {
  readonly post: (spot: Spot, message: SlackMessage) => Promise<void>;
  /** Shows a message to one person only. */
  readonly postHidden: (spot: Spot, user: string, message: SlackMessage) => Promise<void>;
  /** Sends files as one message. */
  readonly upload: (spot: Spot, files: readonly FileBlock[]) => Promise<void>;
  /**
   * Opens a modal; tried once, since a trigger is good for one try within three seconds.
   *
   * @returns the id of the view
   */
  readonly openView: (trigger: string, view: ModalView) => Promise<string>;
  readonly updateView: (id: string, view: ModalView) => Promise<void>;
  readonly publishHome: (user: string, view: HomeView) => Promise<void>;
  /** The channel of the direct messages with a person. */
  readonly directChannel: (user: string) => Promise<string>;
  /** Offers questions to begin with, in the direct messages with a person. */
  readonly suggest: (spot: Spot, questions: readonly string[]) => Promise<void>;
};

/** What a message of ours is found by. */
const messageMark = 'wegwijzer_message';

/** What to do when nobody knows whether it was done. */
type Doubt = 'again' | 'give up' | 'done';

/**
 * @param onTokenProblem told when Slack says that the token is not good any more
 */
export function createSender(
  client: webApi.WebClient,
  { pause }: Timing,
  onTokenProblem: (code: string) => void,
): Sender {
  const persist = async <Result>(
    method: string,
    once: () => Promise<Result>,
    whenInDoubt: (tries: number) => Promise<Doubt>,
  ): Promise<Result | undefined> => {
    for (let tries = 1; ; tries += 1) {
      const attempt = await settle(once);
      if ('result' in attempt) return attempt.result;
      const { failure } = attempt;
      if (isAboutToken(failure.code)) onTokenProblem(failure.code);
      if (failure.kind === 'refused') throw new NotSent(method, failure.code);
      if (failure.kind !== 'unknown' && tries >= mostTries) throw new NotSent(method, failure.code);
      await pause(pauseMs(failure, tries));
      const doubt = failure.kind === 'unknown' ? await whenInDoubt(tries) : 'again';
      if (doubt === 'done') return undefined;
      if (doubt === 'give up' || tries >= mostTries) throw new NotSent(method, failure.code);
    }
  };

  /** What may be done twice with no harm. */
  const repeat = async <Result>(method: string, once: () => Promise<Result>): Promise<Result> => {
    const result = await persist(method, once, async () => 'again');
    return result as Result;
  };

  /** The latest messages of a place, ours among them; undefined when we may not read there. */
  const latest = async ({ channel, thread }: Spot) => {
    const read = () =>
      thread === undefined
        ? client.conversations.history({ channel, limit: 30, include_all_metadata: true })
        : client.conversations.replies({ channel, ts: thread, limit: 1000, include_all_metadata: true });
    try {
      return (await repeat<webApi.ConversationsHistoryResponse>('conversations.history', read)).messages ?? [];
    } catch {
      return undefined;
    }
  };

  const lookFor = async (spot: Spot, isIt: (message: Message) => boolean): Promise<Doubt> => {
    const messages = await latest(spot);
    if (messages === undefined) return 'give up';
    return messages.some(isIt) ? 'done' : 'again';
  };

  const channels = new Map<string, string>();

  return {
    post: async (spot, message) => {
      const id = randomUUID();
      const metadata = { event_type: messageMark, event_payload: { id } };
      await persist(
        'chat.postMessage',
        () => client.chat.postMessage({ ...addressed(spot), ...drawn(message), ...noPreviews, metadata }),
        () => lookFor(spot, (each) => (each.metadata?.event_payload as { id?: unknown } | undefined)?.id === id),
      );
    },
    postHidden: async (spot, user, message) => {
      await persist(
        'chat.postEphemeral',
        () => client.chat.postEphemeral({ ...addressed(spot), user, ...drawn(message) }),
        async (tries) => (tries === 1 ? 'again' : 'give up'),
      );
    },
    upload: async (spot, files) => {
      const before = new Set(((await latest(spot)) ?? []).map(({ ts }) => ts));
      const uploads = files.map(({ name, label, content }) => ({
        filename: name,
        title: label,
        file: Buffer.from(content),
      }));
      await persist(
        'files.uploadV2',
        () =>
          client.filesUploadV2({
            channel_id: spot.channel,
            ...(spot.thread === undefined ? {} : { thread_ts: spot.thread }),
            file_uploads: uploads,
          } as webApi.FilesUploadV2Arguments),
        () =>
          lookFor(spot, (each) => {
            const names = (each.files ?? []).map(({ name }) => name);
            return !before.has(each.ts) && files.every(({ name }) => names.includes(name));
          }),
      );
    },
    openView: async (trigger, view) => {
      const attempt = await settle(() => client.views.open({ trigger_id: trigger, view }));
      if ('result' in attempt) return attempt.result.view?.id ?? '';
      throw new NotSent('views.open', attempt.failure.code);
    },
    updateView: async (id, view) => {
      await repeat('views.update', () => client.views.update({ view_id: id, view }));
    },
    publishHome: async (user, view) => {
      await repeat('views.publish', () => client.views.publish({ user_id: user, view }));
    },
    directChannel: async (user) => {
      const known = channels.get(user);
      if (known !== undefined) return known;
      const { channel } = await repeat('conversations.open', () => client.conversations.open({ users: user }));
      const id = channel?.id ?? user;
      channels.set(user, id);
      return id;
    },
    suggest: async ({ channel, thread }, questions) => {
      await repeat('assistant.threads.setSuggestedPrompts', () =>
        client.assistant.threads.setSuggestedPrompts({
          channel_id: channel,
          ...(thread === undefined ? {} : { thread_ts: thread }),
          prompts: questions.map((text) => ({ title: text, message: text })) as [Prompt, ...Prompt[]],
        }),
      );
    },
  };
}

type Message = NonNullable<webApi.ConversationsHistoryResponse['messages']>[number];
type Prompt = { title: string; message: string };

/** A link to a source would otherwise become a picture of its page. */
const noPreviews = { unfurl_links: false, unfurl_media: false };

async function settle<Result>(
  once: () => Promise<Result>,
): Promise<{ readonly result: Result } | { readonly failure: Failure }> {
  try {
    return { result: await once() };
  } catch (error) {
    return { failure: readFailure(error) };
  }
}

function pauseMs(failure: Failure, tries: number): number {
  return failure.kind === 'limited' ? Math.min((failure.seconds ?? 1) * 1000, longestPauseMs) : backoffMs(tries);
}

function addressed({ channel, thread }: Spot) {
  return { channel, ...(thread === undefined ? {} : { thread_ts: thread }) };
}

function drawn({ text, blocks }: SlackMessage) {
  return { text, blocks: [...blocks] };
}
