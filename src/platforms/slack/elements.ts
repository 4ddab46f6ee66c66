import type { KnownBlock, MrkdwnElement, PlainTextElement } from '@slack/types';
import { slackLimits } from './limits.ts';
import { textToMrkdwn } from './markup.ts';
import { cutText } from './split.ts';

/** Gives an id that was not given before: `do:0`, `do:1`, `pick:2`. */
export type NextId = (kind: 'do' | 'pick' | 'open' | 'share') => string;

/** Ids for one message or view. */
export function createIds(): NextId {
  let next = 0;
  return (kind) => `${kind}:${next++}`;
}

/** Text in mrkdwn, in which Slack looks for no links or mentions of its own accord. */
export function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

/** Text that Slack shows as it is, cut where it is too long; "…" in place of no text, which Slack refuses. */
export function plainText(text: string, limit: number): PlainTextElement {
  const shown = cutText(text.toWellFormed().trim(), limit);
  return { type: 'plain_text', text: shown === '' ? '…' : shown, emoji: false };
}

/** Texts in mrkdwn as sections, which Slack does not fold behind "See more". */
export function sections(texts: readonly string[]): readonly KnownBlock[] {
  return texts.map((text) => ({ type: 'section', text: mrkdwn(text), expand: true }));
}

/** A title as a header, which screen readers know as one; in bold where it would not fit there; nothing without text. */
export function titleBlocks(title: string): readonly KnownBlock[] {
  const shown = title.trim();
  const isPlain = shown !== '' && shown.length <= slackLimits.headerChars && !/[\r\n]/.test(shown);
  if (!isPlain) return sections(textToMrkdwn(title, { bold: true }));
  return [{ type: 'header', text: plainText(shown, slackLimits.headerChars) }];
}

/** What stands between a label and what is said about it: no colon after a question. */
export function afterLabel(label: string): string {
  return /[?!:]\s*$/.test(label) ? ' ' : ': ';
}

/** A list in parts of at most so many. */
export function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}

/** Characters of all texts in a block or a part of it. */
export function textChars(part: unknown): number {
  if (typeof part !== 'object' || part === null) return 0;
  return Object.entries(part).reduce(
    (sum, [name, value]) => sum + (name === 'text' && typeof value === 'string' ? value.length : textChars(value)),
    0,
  );
}
