import type { ListItem, Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { parseMarkup } from '../../reply/markup.ts';
import { slackLimits } from './limits.ts';
import { joinLines } from './split.ts';

/** Slack takes this for the border of a word, so that formatting begins and ends beside it. */
const wordBorder = '\u200B';

/** Slack takes this for a part of the word, so that the sign beside it begins and ends nothing. */
const wordJoiner = '\u2060';

/** Slack's signs for bold, italic, struck out and code, and the wide ones that it reads as those. */
const signs = '*_~`＊＿～｀';

type Mark = '*' | '_' | '`';

/** A word, link or white space with the marks around it, ready to be written; it is never cut. */
type Span = { readonly text: string; readonly marks: readonly Mark[] };

/** What stands before a line, before what follows when it has to be cut, and the line itself. */
type Line = { readonly first: string; readonly next: string; readonly spans: readonly Span[] };

/** A piece of plain text in a line. */
export type Part = { readonly text: string; readonly bold?: boolean };

/**
 * Our small Markdown as Slack's mrkdwn, in pieces of at most `limit` characters; none when there is no text. They are
 * cut between blocks where that goes, else between lines, else between words; never inside an entity or a link, and bold
 * that goes on in the next piece is closed and opened again. Text is data: it cannot mention, link or format anything.
 */
export function markupToMrkdwn(markdown: string, limit: number = slackLimits.sectionChars): readonly string[] {
  const blocks = parseMarkup(markdown).flatMap((node) => joinLines(writeLines(blockLines(node), limit), '\n', limit));
  return withText(joinLines(blocks, '\n\n', limit));
}

/** Plain text as mrkdwn, in pieces of at most `limit` characters; none when there is no text. */
export function textToMrkdwn(
  text: string,
  settings: { readonly bold?: boolean; readonly limit?: number } = {},
): readonly string[] {
  const { bold = false, limit = slackLimits.sectionChars } = settings;
  const lines = text.split(/\r?\n/).map((line) => ({ first: '', next: '', spans: wordSpans(line, bold ? ['*'] : []) }));
  return withText(joinLines(writeLines(lines, limit), '\n', limit));
}

/**
 * Parts of plain text as one line of mrkdwn, in pieces of at most `limit` characters.
 *
 * @param first stands before the line
 */
export function lineToMrkdwn(
  parts: readonly Part[],
  first = '',
  limit: number = slackLimits.sectionChars,
): readonly string[] {
  const spans = parts.flatMap(({ text, bold }) => wordSpans(text.replace(/\s+/g, ' '), bold ? ['*'] : []));
  return writeLines([{ first, next: '', spans }], limit);
}

/** A link of mrkdwn; only the label where Slack would not make it a link or it does not fit. */
export function linkToMrkdwn(url: string, label: string): string {
  const address = safeAddress(url);
  const written = escapeMrkdwn(label.replace(/\s+/g, ' ').replaceAll('|', '¦').trim());
  const link = address === undefined ? '' : `<${address}${written === '' ? '' : `|${written}`}>`;
  return link === '' || link.length > mostLinkChars ? written : link;
}

/** Longer than any label that makes sense, and short enough to stand in every kind of text with something beside it. */
const mostLinkChars = 1500;

function withText(pieces: readonly string[]): readonly string[] {
  return pieces.filter((piece) => piece.trim() !== '');
}

function blockLines(node: RootContent): readonly Line[] {
  switch (node.type) {
    case 'list':
      return node.children.flatMap((item, at) => itemLines(item, node.ordered ? `${(node.start ?? 1) + at}. ` : '• '));
    case 'blockquote':
      return prefixed(node.children.flatMap(blockLines), '> ', '> ');
    case 'paragraph':
      return inlineLines(node);
    case 'heading':
      return inlineLines({ ...node, type: 'paragraph', children: [{ type: 'strong', children: node.children }] });
    case 'code':
      return node.value.split('\n').map((line) => ({ first: '', next: '', spans: wordSpans(line, []) }));
    default:
      return [];
  }
}

function itemLines(item: ListItem, mark: string): readonly Line[] {
  const lines = item.children.flatMap(blockLines);
  return prefixed(lines.length === 0 ? [{ first: '', next: '', spans: [] }] : lines, mark, '    ');
}

/** The same lines further to the right; deep nesting stops somewhere, so that there is always place for the text. */
function prefixed(lines: readonly Line[], mark: string, indent: string): readonly Line[] {
  return lines.map(({ first, next, spans }, at) => ({
    first: `${at === 0 ? mark : indent}${first}`.slice(0, 60),
    next: `${indent}${next}`.slice(0, 60),
    spans,
  }));
}

function inlineLines({ children }: Paragraph): readonly Line[] {
  const lines: Span[][] = [[]];
  const walk = (node: PhrasingContent, marks: readonly Mark[]): void => {
    const inside = (mark: Mark) => (marks.includes(mark) ? marks : [...marks, mark]);
    if (node.type === 'break') lines.push([]);
    else if (node.type === 'link') lines.at(-1)?.push(...linkSpans(node.url, plainText(node), marks));
    else if (node.type === 'strong') for (const child of node.children) walk(child, inside('*'));
    else if (node.type === 'emphasis') for (const child of node.children) walk(child, inside('_'));
    else if (node.type === 'inlineCode') lines.at(-1)?.push(...codeSpans(node.value, marks));
    else if ('value' in node) lines.at(-1)?.push(...wordSpans(node.value, marks));
    else if ('children' in node) for (const child of node.children) walk(child, marks);
  };
  for (const child of children) walk(child, []);
  return lines.map((spans) => ({ first: '', next: '', spans }));
}

function plainText(node: Nodes): string {
  if (node.type === 'break') return ' ';
  if ('value' in node) return node.value;
  return 'children' in node ? (node.children as Nodes[]).map(plainText).join('') : '';
}

function linkSpans(url: string, label: string, marks: readonly Mark[]): readonly Span[] {
  const link = linkToMrkdwn(url, label);
  return link.startsWith('<') ? [{ text: link, marks }] : wordSpans(label, marks);
}

/** A code with a backtick in it cannot be written as code. */
function codeSpans(code: string, marks: readonly Mark[]): readonly Span[] {
  if (/[`｀]/.test(code) || code.trim() === '') return wordSpans(code, marks);
  return words(code).map((text) => ({ text: escapeEntities(text), marks: [...marks, '`'] }));
}

function wordSpans(text: string, marks: readonly Mark[]): readonly Span[] {
  return words(text).map((word) => ({ text: escapeMrkdwn(word), marks }));
}

/** Words, and the white space between them; a very long word in pieces. */
function words(text: string): readonly string[] {
  return text
    .toWellFormed()
    .replaceAll('\n', ' ')
    .split(/(\s+)/)
    .flatMap((word) => (word.length <= mostWordChars ? [word] : (word.match(/.{1,300}/gsu) ?? [])))
    .filter((word) => word !== '');
}

/** Escaping makes five characters of one, at most; so 300 of them fit in every kind of text. */
const mostWordChars = 300;

function writeLines(lines: readonly Line[], limit: number): readonly string[] {
  return lines.flatMap(({ first, next, spans }) => {
    const pieces: string[] = [];
    let [prefix, taken] = [first, [] as Span[]];
    const whole = `${first}${writeSpans(spans)}`.trimEnd();
    if (whole.length <= limit) return [whole];
    for (const span of spans) {
      if (taken.length > 0 && `${prefix}${writeSpans([...taken, span])}`.length > limit) {
        pieces.push(`${prefix}${writeSpans(taken)}`.trimEnd());
        [prefix, taken] = [next, []];
      }
      if (taken.length > 0 || span.text.trim() !== '') taken.push(span);
    }
    return [...pieces, `${prefix}${writeSpans(taken)}`.trimEnd()];
  });
}

/** The spans with their marks opened and closed where they change, never against white space. */
function writeSpans(spans: readonly Span[]): string {
  let text = '';
  let open: readonly Mark[] = [];
  const moveTo = (marks: readonly Mark[], next: string) => {
    const same = sharedMarks(open, marks);
    const isClosing = same.length < open.length;
    const isOpening = same.length < marks.length;
    text += open.slice(same.length).reverse().join('');
    const needsBorder = isClosing ? !/^(?:[\s.,:;!?)]|$)/.test(next) : isOpening && !/(?:^|[\s(])$/.test(text);
    if (needsBorder) text += wordBorder;
    text += marks.slice(same.length).join('');
    open = marks;
  };
  for (const [at, span] of spans.entries()) {
    const isSpace = span.text.trim() === '';
    moveTo(isSpace ? sharedMarks(open, spans[at + 1]?.marks ?? []) : span.marks, span.text);
    text += span.text;
  }
  moveTo([], '');
  return text;
}

function sharedMarks(left: readonly Mark[], right: readonly Mark[]): readonly Mark[] {
  const at = left.findIndex((mark, index) => right[index] !== mark);
  return at < 0 ? left : left.slice(0, at);
}

/**
 * Text as Slack shows it in mrkdwn, literally: its three control characters as entities
 * (https://docs.slack.dev/messaging/formatting-message-text), its formatting signs and quotes held back by characters
 * without width, since mrkdwn cannot escape them. Signs inside a word mean nothing and stay as they are, so that an
 * address or a file name can be copied.
 *
 * Slack takes a zero-width space for the border of a word (which turns formatting on:
 * https://github.com/yhatt/jsx-slack/blob/main/docs/about-escape-and-exact-mode.md), so a word joiner holds signs back.
 */
export function escapeMrkdwn(text: string): string {
  return escapeEntities(
    text
      .toWellFormed()
      .replace(lineStartQuote, `$1${wordBorder}$2`)
      .replace(emojiStart, `:${wordBorder}`)
      .replace(formattingSigns, (run, inWord?: string) => inWord ?? `${[...run].map(holdBack).join('')}${wordJoiner}`),
  );
}

const lineStartQuote = /^(\s*)([>＞])/gm;
const emojiStart = /:(?=[\p{L}\p{N}_+'-]+:)/gu;
const formattingSigns = new RegExp(`((?<=[\\p{L}\\p{N}])[*_~＊＿～](?=[\\p{L}\\p{N}]))|[${signs}]+`, 'gu');

function holdBack(sign: string): string {
  return `${wordJoiner}${sign}`;
}

/** Text in which Slack reads no mention, link or command: for a fallback text, and for inside code. */
export function escapeEntities(text: string): string {
  return text.toWellFormed().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A text for inside a code block: the sign that would end it is held apart. */
export function escapeCode(text: string): string {
  return escapeEntities(text).replace(/`(?=`)/g, `\`${wordBorder}`);
}

/** An address as it stands in a link of mrkdwn; undefined for one that opens no page and no mail. */
function safeAddress(url: string): string | undefined {
  const written = url.trim().toWellFormed();
  if (!/^(?:https?:\/\/|mailto:)/i.test(written) || !URL.canParse(written)) return undefined;
  return escapeEntities(new URL(written).href.replace(/[^!-~]|[<>|"`]/gu, encodeURIComponent));
}
