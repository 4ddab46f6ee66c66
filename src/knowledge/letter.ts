import { z } from 'zod';
import type { Problem } from '../problems.ts';
import { parseYaml } from './yaml-file.ts';

/**
 * The letters and the gaps that the program fills in each. A gap that is needed must stand in the text, one that may be
 * empty must stand in a paragraph that is left out then.
 */
export const letterGaps = {
  'mail-programme': mail(),
  'mail-negotiations': mail(),
  'mail-alderman': mail(),
  'mail-council': mail(),
  press: {
    needed: ['municipality', 'group', 'title', 'sentence', 'why', 'date'],
    maybe: ['quote', 'moment', 'contact'],
  },
  'post-demand': { needed: ['municipality', 'sentence'], free: ['title', 'why'], maybe: ['group', 'moment'] },
  'post-fact': { needed: ['municipality', 'why'], free: ['title', 'sentence'], maybe: ['group', 'moment'] },
  'post-invite': { needed: ['municipality', 'title'], free: ['sentence', 'why'], maybe: ['group', 'moment'] },
  memorandum: {
    needed: ['municipality', 'date', 'demands', 'memorandum'],
    maybe: ['group', 'evaluation', 'own', 'allies', 'contact'],
  },
  budget: { needed: ['municipality', 'population', 'year', 'amount'], free: ['share'], maybe: ['ordinary'] },
} as const satisfies Readonly<Record<string, LetterGaps>>;

type LetterGaps = {
  /** Filled always; each must stand in the text. */
  readonly needed: readonly string[];
  /** Filled always; each may stand in the text. */
  readonly free?: readonly string[];
  /** Filled sometimes; each must stand in the text, in a paragraph that begins with its mark. */
  readonly maybe: readonly string[];
};

function mail() {
  return {
    needed: ['opening', 'closing', 'demands', 'municipality', 'party', 'sender', 'memorandum'],
    maybe: ['group', 'appreciation', 'example', 'meeting', 'answerBy'],
  } as const;
}

/** What one demand may say. */
const itemGaps = ['number', 'title', 'sentence', 'why'];

export type LetterName = keyof typeof letterGaps;

const text = z.string('expected a text').trim().min(1, 'this is empty');
const variants = z.array(text, 'expected a list of paragraphs').min(1, 'expected at least one');

const frontMatter = z.strictObject({
  /** What the letter is for. */
  title: text,
  subject: text.optional(),
  /** Ways to begin and to end: each letter of one lot gets another. */
  openings: variants.optional(),
  closings: variants.optional(),
  /** How one demand is written. */
  item: text.optional(),
});

/** A template in which the program fills the gaps: a Markdown file of `knowledge/letters/`, checked. */
export type Letter = Readonly<z.output<typeof frontMatter>> & {
  /** Parted by empty lines. */
  readonly paragraphs: readonly string[];
};

export type Letters = { readonly [Name in LetterName]: Letter };

/** A mark at the beginning of a paragraph: `{?example}` keeps it when `example` is filled, `{!example}` when not. */
export const markPattern = /^\{([?!])([a-zA-Z]+)\}\s*/;

/** A gap: `{municipality}`. */
export const gapPattern = /\{([a-zA-Z]+)\}/g;

/**
 * Reads one letter.
 *
 * @param path the file as an editor knows it, `knowledge/letters/press.md`
 * @param content the whole file
 * @returns the letter, or all its problems with file and line
 */
export function parseLetter(
  path: string,
  content: string,
  name: LetterName,
): { readonly value: Letter } | { readonly problems: Problem[] } {
  const lines = content
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .split('\n');
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) {
    return {
      problems: [
        {
          where: `${path}:1`,
          what: 'the front matter is missing: expected the file to begin with a block between two lines of ---',
          fix: 'copy the block from another letter; knowledge/README.md explains it',
        },
      ],
    };
  }
  const front = parseYaml(path, lines.slice(1, end).join('\n'), frontMatter, 2);
  const gapProblems = [...checkGaps(path, lines, end, name), ...checkMarks(path, lines, end, letterGaps[name].maybe)];
  if ('problems' in front) return { problems: [...front.problems, ...gapProblems] };
  const problems = [...gapProblems, ...checkFront(path, front.value, letterGaps[name])];
  if (problems.length > 0) return { problems };
  const paragraphs = lines
    .slice(end + 1)
    .join('\n')
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  return { value: { ...front.value, paragraphs } };
}

function checkGaps(path: string, lines: readonly string[], end: number, name: LetterName): Problem[] {
  const { needed, maybe, free = [] }: LetterGaps = letterGaps[name];
  const known = [...needed, ...free, ...maybe];
  const used = lines.flatMap((line, index) =>
    [...line.matchAll(/\{[?!]?([^{}]*)\}/g)].map(([whole, gap = '']) => ({ gap, whole, line: index + 1 })),
  );
  const unknown = used
    .filter(({ gap, line }) => !known.includes(gap) && !(line <= end && itemGaps.includes(gap)))
    .map(({ whole, line }) => ({
      where: `${path}:${line}`,
      what: `nothing fills ${whole}`,
      fix: `use one of ${known.map((gap) => `{${gap}}`).join(', ')}, or take it out`,
    }));
  const filled = [
    ...needed.map((gap) => [gap, `{${gap}}`]),
    // A paragraph that says by itself that something was filled in needs no more than its mark.
    ...maybe.map((gap) => [gap, `{${gap}}`, `{?${gap}}`]),
  ];
  const missing = filled
    .filter(([, ...ways]) => !used.some(({ whole }) => ways.includes(whole)))
    .map(([gap]) => ({
      where: path,
      what: `{${gap}} is missing: what people fill in there would be lost`,
      fix: `put {${gap}} where it belongs`,
    }));
  return [...unknown, ...missing];
}

/** A gap that may be empty leaves a hole unless its whole paragraph goes with it; a mark elsewhere would be printed. */
function checkMarks(path: string, lines: readonly string[], end: number, maybe: readonly string[]): Problem[] {
  let marked: string | undefined;
  return lines.flatMap((line, index) => {
    if (line.trim() === '' || index === end) {
      marked = undefined;
      return [];
    }
    const begins = index > end && marked === undefined;
    const [mark = '', sign, markedGap = ''] = (begins && markPattern.exec(line.trimStart())) || [];
    marked ??= sign === '?' ? markedGap : '';
    const rest = line.trimStart().slice(mark.length);
    const where = `${path}:${index + 1}`;
    return [
      ...[...rest.matchAll(/\{[?!][^{}]*\}/g)].map(([whole]) => ({
        where,
        what: `${whole} works only at the beginning of a paragraph`,
        fix: 'put an empty line before it, or take it out',
      })),
      ...[...rest.matchAll(gapPattern)]
        .map(([, gap = '']) => gap)
        .filter((gap) => maybe.includes(gap) && gap !== marked)
        .map((gap) => ({
          where,
          what: `{${gap}} may be empty, so its paragraph must be left out then`,
          fix: `begin the paragraph with {?${gap}}`,
        })),
    ];
  });
}

/** What fills these gaps stands in the front matter itself. */
const ownGaps = { opening: 'openings', closing: 'closings', demands: 'item' } as const;

/** What the gaps of the letter need is there, and every gap stands where it is filled. */
function checkFront(path: string, front: z.output<typeof frontMatter>, { needed, free = [] }: LetterGaps): Problem[] {
  const missing = Object.entries(ownGaps)
    .filter(([gap, field]) => needed.includes(gap) && front[field] === undefined)
    .map(([gap, field]) => ({
      where: path,
      what: `\`${field}\` is missing, which fills {${gap}}`,
      fix: `copy \`${field}\` from another letter`,
    }));
  const elsewhere = itemGaps.filter((gap) => !needed.includes(gap) && !free.includes(gap));
  const texts = { subject: [front.subject ?? ''], openings: front.openings ?? [], closings: front.closings ?? [] };
  const empty = Object.entries({ ...texts, item: [front.item ?? ''] }).flatMap(([field, variants]) =>
    [...Object.keys(ownGaps), ...(field === 'item' ? [] : elsewhere)]
      .filter((gap) => variants.some((each) => each.includes(`{${gap}}`)))
      .map((gap) => ({ where: `${path} (${field})`, what: `nothing fills {${gap}} here`, fix: 'take it out' })),
  );
  return [...missing, ...empty];
}
