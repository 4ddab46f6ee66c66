import type { RespondFn } from '@slack/bolt';
import { escapeMarkup } from '../../reply/markup.ts';
import type { Action, Reply } from '../../reply/reply.ts';
import type { Language } from '../../search/stop-words.ts';
import { formOf, type Place } from './form.ts';
import { slackLimits } from './limits.ts';
import { filesOf, renderReply, type SlackMessage } from './render.ts';
import { NotSent, type Sender, type Spot } from './send.ts';
import { cutText } from './split.ts';
import { slackWording } from './wording.ts';

/** Who gets a reply, and where. */
export type Recipient = {
  readonly place: Place;
  readonly user: string;
  /** Answers what was pressed or typed, where Slack gave an address for that: also where the bot is no member. */
  readonly respond?: RespondFn | undefined;
};

/** Brings replies to people. Everything rejects with `NotSent` when Slack does not take it. */
export type Delivery = {
  /**
   * Where the person is; seen by this person only when what we answer to is, or when the reply says so. What somebody drew
   * up, and files, go to the direct messages, since a message for one person alone is gone after a while.
   */
  readonly deliver: (reply: Reply, to: Recipient) => Promise<void>;
  /** Shows a reply to everyone around, with who shares it. */
  readonly share: (reply: Reply, to: Recipient) => Promise<void>;
  /** Says a plain sentence to this person only. */
  readonly note: (text: string, language: Language, to: Recipient) => Promise<void>;
  /** Says a plain sentence to everybody there. */
  readonly say: (text: string, language: Language, to: Recipient) => Promise<void>;
};

export function createDelivery(sender: Sender): Delivery {
  /** Where the direct messages of a place are: a place may name the person instead. */
  const directSpot = async ({ place, user }: Recipient): Promise<Spot> =>
    place.direct && place.channel !== user ? place : { channel: await sender.directChannel(user) };

  /**
   * To this person only. Where the bot is no member, Slack takes it at the address for answers, while that is good;
   * else it goes to the direct messages.
   */
  const hidden = async (messages: readonly SlackMessage[], to: Recipient): Promise<void> => {
    for (const message of messages) {
      await orElse(
        () => sender.postHidden(to.place, to.user, message),
        () => answerOrWrite(message, to),
      );
    }
  };

  const answerOrWrite = async (message: SlackMessage, to: Recipient): Promise<void> => {
    if (to.respond && (await answered(to.respond, message))) return;
    await sender.post({ channel: await sender.directChannel(to.user) }, message);
  };

  const inDirect = async (messages: readonly SlackMessage[], to: Recipient): Promise<void> => {
    const spot = await directSpot(to);
    for (const message of messages) {
      await orElse(
        () => sender.post(spot, message),
        // A command typed in the direct messages of others: we are not there.
        () => answerOrWrite(message, to),
      );
    }
  };

  const note: Delivery['note'] = (text, language, to) => {
    const messages = renderReply(plain(text, language), { share: undefined, feedback: false });
    return to.place.direct ? inDirect(messages, to) : hidden(messages, to);
  };

  /** Where the person is; hidden from others when what we answer to is, or when the reply says so. */
  const inPlace = async (reply: Reply, to: Recipient): Promise<void> => {
    const { place } = to;
    const isHidden = !place.direct && (place.hidden || reply.visibility === 'only-you');
    const share = isHidden ? shareOf(reply) : undefined;
    const messages = renderReply(reply, { share, feedback: !isHidden && isAnswer(reply) });
    if (place.direct) return await inDirect(messages, to);
    if (isHidden) return await hidden(messages, to);
    for (const message of messages) await sender.post(place, message);
  };

  /** Files that come with an answer: the answer stands where it was asked, the files in the direct messages. */
  const withFiles = async (reply: Reply, to: Recipient): Promise<void> => {
    const said = { ...reply, blocks: reply.blocks.filter(({ kind }) => kind !== 'file') };
    const files = { ...reply, blocks: reply.blocks.filter(({ kind }) => kind === 'file') };
    await inPlace(said, to);
    await keep(files, to);
  };

  /** A draft or files, to be kept. */
  const keep = async (reply: Reply, to: Recipient): Promise<void> => {
    const say = slackWording[reply.language];
    const files = filesOf(reply);
    const spot = await directSpot(to).catch(async (error) => {
      await note(say.noDirectMessages, reply.language, to);
      throw new Told(error);
    });
    for (const message of renderReply(reply, { share: undefined, feedback: isAnswer(reply) }))
      await sender.post(spot, message);
    if (files.length > 0) {
      await sender.upload(spot, files).catch(async (error) => {
        const names = files.map(({ name }) => name).join(', ');
        await note(say.filesNotSent(names), reply.language, to);
        throw new Told(error);
      });
    }
    if (!to.place.direct) await note(say.inDirectMessages, reply.language, to);
  };

  return {
    deliver: async (reply, to) => {
      if (reply.keeps && !formOf(reply)) return await keep(reply, to);
      if (filesOf(reply).length === 0) return await inPlace(reply, to);
      return to.place.direct ? await keep(reply, to) : await withFiles(reply, to);
    },
    share: async (reply, to) => {
      const say = slackWording[reply.language];
      const messages = renderReply(reply, { share: undefined, feedback: isAnswer(reply) });
      const by: SlackMessage = {
        text: say.sharedBy(`<@${to.user}>`),
        blocks: [{ type: 'context', elements: [{ type: 'mrkdwn', text: say.sharedBy(`<@${to.user}>`) }] }],
      };
      try {
        for (const message of withFirst(by, messages)) await sender.post(to.place, message);
      } catch (error) {
        if (!isElsewhere(error)) throw error;
        return await note(say.shareOnlyWhereInvited, reply.language, to);
      }
      await note(say.shared, reply.language, to);
    },
    note,
    say: async (text, language, to) => {
      const messages = renderReply(plain(text, language), { share: undefined, feedback: false });
      for (const message of messages) await sender.post(to.place, message);
    },
  };
}

/** A failure of which the person was told already. */
export class Told extends Error {
  override readonly name = 'Told';
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : 'unknown', { cause });
  }
}

/** What a button "share" does under a hidden reply: what the reply says, or the one page that it answers with. */
function shareOf({ share, outcome }: Reply): Action | undefined {
  const [page, ...others] = outcome?.pages ?? [];
  const isOnePage = outcome?.decision === 'found' && page !== undefined && others.length === 0;
  return share ?? (isOnePage ? { kind: 'page', page } : undefined);
}

/** Whether somebody may say that it helped: there are pages that said it. */
function isAnswer({ outcome }: Reply): boolean {
  return outcome?.decision === 'found' && outcome.pages.length > 0;
}

/** Codes with which Slack says that the bot cannot write there. */
const elsewhere = ['channel_not_found', 'not_in_channel', 'user_not_in_channel', 'is_archived', 'restricted_action'];

function isElsewhere(error: unknown): boolean {
  return error instanceof NotSent && elsewhere.includes(error.code);
}

async function orElse(first: () => Promise<void>, otherwise: () => Promise<void>): Promise<void> {
  try {
    await first();
  } catch (error) {
    if (!isElsewhere(error)) throw error;
    await otherwise();
  }
}

/** @returns whether Slack took it: the address is good five times, for half an hour */
async function answered(respond: RespondFn, { text, blocks }: SlackMessage): Promise<boolean> {
  try {
    await respond({ response_type: 'ephemeral', replace_original: false, text, blocks: [...blocks] });
    return true;
  } catch {
    return false;
  }
}

function plain(text: string, language: Language): Reply {
  return { blocks: [{ kind: 'text', text: escapeMarkup(text) }], visibility: 'only-you', language };
}

/** Who shares it stands above the first message; as a message of its own where it does not fit there. */
function withFirst(by: SlackMessage, [first, ...rest]: readonly SlackMessage[]): readonly SlackMessage[] {
  if (!first) return [by];
  if (first.blocks.length >= slackLimits.messageBlocks) return [by, first, ...rest];
  const text = cutText(`${by.text} ${first.text}`, slackLimits.fallbackChars);
  return [{ text, blocks: [...by.blocks, ...first.blocks] }, ...rest];
}
