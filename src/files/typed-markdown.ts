import { escapeMarkup } from '../reply/markup.ts';

/**
 * One line that a person typed, for a Markdown document. Every program shows it as it was typed; it also reads well
 * where nothing turns the Markdown into a page, since only what could mean something is escaped.
 */
export function typedLine(typed: string): string {
  return escapeMarkup(typed).replace(needless, '$1$2$3$4');
}

/** Each line that a person typed as a paragraph. */
export function typedParagraphs(typed: string): string {
  return lines(typed).map(typedLine).join('\n\n');
}

/** Each line that a person typed as an item of a list. */
export function typedList(typed: string): string {
  return typedItems(typed)
    .map((item) => `- ${typedLine(item)}`)
    .join('\n');
}

/** What stands on each line that a person typed, without a bullet of their own. */
export function typedItems(typed: string): readonly string[] {
  return lines(typed).map((line) => line.replace(/^[-*•–·]\s+/, ''));
}

function lines(typed: string): readonly string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/**
 * Escapes that change nothing: of what ends a sentence or a bracket (not in the first word, where it could number a
 * list), of what opens a bracket (not where it could make a link), and of points and hyphens inside a number or a word.
 */
const needless = new RegExp(
  [
    String.raw`(?<=\p{L}|\s\S*)(?<![wW]{3})\\([.!:)])(?=[\s,;?]|\\[.)]|$)`,
    String.raw`(?<!\])\\(\()`,
    String.raw`(?<=\d)\\(\.)(?=\d)`,
    String.raw`(?<=[\p{L}\d])\\(-)(?=[\p{L}\d])`,
  ].join('|'),
  'gu',
);
