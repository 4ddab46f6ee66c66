import type { KnownBlock } from '@slack/types';
import { replyToText } from '../../reply/plain-text.ts';
import type { Action, Block, FileBlock, Reply } from '../../reply/reply.ts';
import { buttonElement, drawBlocks } from './blocks.ts';
import { createIds, type NextId, plainText, sections, textChars } from './elements.ts';
import { slackLimits } from './limits.ts';
import { escapeEntities } from './markup.ts';
import { cutText } from './split.ts';
import { slackWording } from './wording.ts';

export { createIds, type NextId } from './elements.ts';

/** One message: its blocks, and the text for notifications and screen readers, which is never empty. */
export type SlackMessage = { readonly text: string; readonly blocks: readonly KnownBlock[] };

/**
 * A reply as messages, each within every limit; never none. Files are named and not drawn: see `filesOf`.
 *
 * @param settings.share what a button "share in channel" under the last message does; no such button without it
 * @param settings.feedback whether buttons to tell if it helped stand under the last message: see `readFeedback`
 */
export function renderReply(
  reply: Reply,
  settings: { readonly share: Action | undefined; readonly feedback: boolean },
): readonly SlackMessage[] {
  const nextId = createIds();
  const pieces: Piece[] = drawBlocks(reply, nextId).flatMap(({ blocks, drawn }) =>
    drawn.map((each) => ({ blocks, each })),
  );
  if (pieces.length === 0) pieces.push(...sections(['…']).map((each) => ({ each })));
  const below = [
    ...shareBlocks(settings.share, reply.language, nextId),
    ...(settings.feedback ? [feedbackBlock(reply)] : []),
  ];
  pieces.push(...below.map((each) => ({ each })));
  const messages = divide(pieces);
  return messages.map((message) => ({
    text: fallbackText(messages.length === 1 ? reply.blocks : blocksOf(message)),
    blocks: message.map(({ each }) => each),
  }));
}

/** The blocks of a reply one after the other, as for a view: not divided over messages, so there may be many. */
export function renderBlocks(reply: Pick<Reply, 'blocks' | 'language'>, nextId: NextId): readonly KnownBlock[] {
  return drawBlocks(reply, nextId).flatMap(({ drawn }) => drawn);
}

/** The files of a reply, to be uploaded beside its messages. */
export function filesOf(reply: Pick<Reply, 'blocks'>): readonly FileBlock[] {
  return reply.blocks.filter((block) => block.kind === 'file');
}

/** How an answer was found, with the ids of its pages; undefined for a value that is not of our feedback buttons. */
export function readFeedback(value: string): { readonly good: boolean; readonly pages: readonly string[] } | undefined {
  const [, kind, pages = ''] = /^(good|bad):(.*)$/s.exec(value) ?? [];
  if (kind === undefined) return undefined;
  return { good: kind === 'good', pages: pages.split(',').filter((page) => page !== '') };
}

/** A Slack block, with the blocks of the reply that it draws, or a part of one. */
type Piece = { readonly each: KnownBlock; readonly blocks?: readonly Block[] };

/** Divides over messages; a header stays with what stands under it. */
function divide(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const messages: Piece[][] = [[]];
  for (const piece of pieces) {
    const last = messages.at(-1) ?? [];
    if (fits([...last, piece])) {
      last.push(piece);
      continue;
    }
    const isHeaderLast = last.at(-1)?.each.type === 'header' && last.length > 1;
    messages.push([...(isHeaderLast ? last.splice(-1) : []), piece]);
  }
  return messages;
}

function fits(pieces: readonly Piece[]): boolean {
  const chars = pieces.reduce((sum, { each }) => sum + textChars(each), 0);
  return pieces.length <= slackLimits.messageBlocks && chars <= slackLimits.messageChars;
}

function blocksOf(message: readonly Piece[]): readonly Block[] {
  return [...new Set(message.flatMap(({ blocks = [] }) => blocks))];
}

function fallbackText(blocks: readonly Block[]): string {
  const text = cutText(escapeEntities(replyToText({ blocks }).trim()), slackLimits.fallbackChars);
  return text === '' ? '…' : text;
}

function shareBlocks(share: Action | undefined, language: Reply['language'], nextId: NextId): readonly KnownBlock[] {
  const button = share && buttonElement({ label: slackWording[language].share, action: share }, nextId('share'));
  return button ? [{ type: 'actions', elements: [button] }] : [];
}

function feedbackBlock({ language, outcome }: Reply): KnownBlock {
  const say = slackWording[language];
  const button = (value: string, label: string) => ({
    text: plainText(label, slackLimits.buttonChars),
    accessibility_label: cutText(label, slackLimits.buttonChars),
    value: cutPages(`${value}:${(outcome?.pages ?? []).join(',')}`),
  });
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'feedback',
        positive_button: button('good', say.helped),
        negative_button: button('bad', say.notHelped),
      },
    ],
  };
}

/** Whole ids only. */
function cutPages(value: string): string {
  if (value.length <= slackLimits.buttonValueChars) return value;
  return value.slice(0, value.lastIndexOf(',', slackLimits.buttonValueChars));
}
