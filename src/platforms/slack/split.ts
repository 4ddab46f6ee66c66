/**
 * Divides a text into pieces of at most `limit` characters (five or more): between paragraphs where that goes, else
 * between lines, else between words; a longer word is cut where it must, though never in the middle of a character or of
 * an entity as `&amp;`. Nothing is lost but the white space at the cuts, and pieces without any text.
 */
export function splitText(text: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text.trimEnd();
  while (rest.length > limit) {
    const { at, skip } = cutIn(rest, limit);
    pieces.push(rest.slice(0, at).trimEnd());
    // What stands before the first word of a line belongs to it.
    rest = rest.slice(at).replace(skip, '');
  }
  return [...pieces, rest].filter((piece) => piece.trim() !== '');
}

type Cut = { readonly at: number; readonly skip: RegExp };

function cutIn(text: string, limit: number): Cut {
  const head = text.slice(0, limit + 1);
  for (const { separator, skip } of borders) {
    const at = head.lastIndexOf(separator);
    if (at > 0) return { at, skip };
  }
  return { at: cutInWord(text, limit), skip: /^/ };
}

const borders = [
  { separator: '\n\n', skip: /^\s*\n/ },
  { separator: '\n', skip: /^\n/ },
  { separator: ' ', skip: /^\s+/ },
] as const;

function cutInWord(text: string, limit: number): number {
  const start = text.lastIndexOf('&', limit - 1);
  const entity = /^&\w{1,5};/.exec(text.slice(start, start + 7))?.[0];
  if (entity !== undefined && start > 0 && start + entity.length > limit) return start;
  const isHalf = /[\uD800-\uDBFF]/.test(text[limit - 1] ?? '');
  return isHalf && limit > 1 ? limit - 1 : limit;
}

/** Puts lines together, with `separator` between them, into as few pieces of at most `limit` characters as follow. */
export function joinLines(lines: readonly string[], separator: string, limit: number): readonly string[] {
  const pieces: string[] = [];
  for (const line of lines) {
    const last = pieces.at(-1);
    const longer = last === undefined ? undefined : `${last}${separator}${line}`;
    if (longer === undefined || longer.length > limit) pieces.push(line);
    else pieces[pieces.length - 1] = longer;
  }
  return pieces;
}

/** A text that is too long, cut at a word (in one, where that is very long) and ended with "…". */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const word = text.slice(0, limit).search(/\s\S*$/);
  return `${text.slice(0, word < limit / 2 ? cutInWord(text, limit - 1) : word).trimEnd()}…`;
}
