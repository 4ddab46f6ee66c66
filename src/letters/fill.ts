import { gapPattern, type Letter, markPattern } from '../knowledge/letter.ts';

/** What stands in one demand of a letter. */
export type LetterItem = { readonly title: string; readonly sentence: string; readonly why: string };

/**
 * Fills the gaps of a letter. What is filled in is taken as it is: a gap inside it is not filled again.
 *
 * @param gaps a text for each gap; a paragraph whose mark names an empty one is left out
 * @param items the demands, which fill `{demands}`
 * @param variant the how-manieth letter of one lot this is, from 0: each begins and ends in another way
 * @returns the subject (empty when the letter has none) and the text, its paragraphs parted by an empty line
 */
export function fillLetter(
  letter: Letter,
  gaps: Readonly<Record<string, string>>,
  items: readonly LetterItem[] = [],
  variant = 0,
): { readonly subject: string; readonly text: string } {
  const pick = (variants: readonly string[] | undefined) => variants?.[variant % variants.length] ?? '';
  const own = fill(gaps);
  const all = fill({
    ...gaps,
    opening: own(pick(letter.openings)),
    closing: own(pick(letter.closings)),
    demands: items
      .map(({ title, sentence, why }, at) =>
        fill({ ...gaps, number: `${at + 1}`, title, sentence, why })(letter.item ?? ''),
      )
      .join('\n\n'),
  });
  const kept = letter.paragraphs.filter((paragraph) => {
    const [, sign, gap = ''] = markPattern.exec(paragraph) ?? [];
    const filled = (gaps[gap] ?? '') !== '';
    return sign === undefined || (sign === '?') === filled;
  });
  return {
    subject: own(letter.subject ?? ''),
    text: kept
      .map((paragraph) => all(paragraph.replace(markPattern, '')).trim())
      .filter((paragraph) => paragraph !== '')
      .join('\n\n'),
  };
}

function fill(gaps: Readonly<Record<string, string>>): (template: string) => string {
  return (template) => template.replace(gapPattern, (_, gap: string) => gaps[gap] ?? '');
}
