import type { KnownBlock } from '@slack/types';

/** Characters without width, with which formatting is steered. */
const unseen = /[\u200B\u2060]/g;

/** What a person reads of a text in mrkdwn: entities and links as Slack shows them; signs of formatting stay. */
export function readMrkdwn(text: string): string {
  return decode(
    text
      .replace(unseen, '')
      .replace(/<([^<>|]*)(?:\|([^<>]*))?>/g, (_, address: string, label = '') =>
        label === '' ? address : `${label} (${address})`,
      ),
  );
}

function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** All texts of blocks as a person reads them, one below the other. */
export function readBlocks(blocks: readonly KnownBlock[]): string {
  return textsOf(blocks).join('\n');
}

function textsOf(part: unknown): readonly string[] {
  if (typeof part !== 'object' || part === null) return [];
  if ('text' in part && typeof part.text === 'string') {
    return ['type' in part && part.type === 'mrkdwn' ? readMrkdwn(part.text) : part.text];
  }
  return Object.values(part).flatMap(textsOf);
}
