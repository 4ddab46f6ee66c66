import { z } from 'zod';
import type { Problem } from '../problems.ts';
import { parseYaml } from './yaml-file.ts';

/** The bodies of knowledge; each is a folder of `knowledge/`. */
export const collections = ['memorandum', 'guide', 'fourth-pillar', 'movement'] as const;
export type Collection = (typeof collections)[number];

/** The guided commands that a page may offer under its answer. */
export const pageActions = [
  'deadline',
  'allies',
  'mail',
  'plan',
  'budget',
  'recommendations',
  'draft',
  'evaluate',
  'press',
  'social',
  'offers',
] as const;

/** The longest answer a page may give, in words: what fits in one look on a phone. */
export const maxAnswerWords = 60;

/** Five buttons fit everywhere; one of them is "more about this". */
const maxActions = 4;

const text = z.string('expected a text').trim().min(1, 'this is empty');
const phrases = z.array(text, 'expected a list of sentences');
const day = z.iso.date('expected a date as 2026-11-20');
const answer = text.refine((value) => countWords(value) <= maxAnswerWords, {
  error: (issue) => `expected at most ${maxAnswerWords} words, got ${countWords(String(issue.input))}`,
});

const source = z.strictObject({
  document: text,
  section: text.optional(),
  url: z.url({ protocol: /^https?$/, error: 'expected a web address that begins with https://' }).optional(),
  publisher: text.optional(),
  year: z.int('expected a year').min(1990).max(2100).optional(),
  title: text.optional(),
});

const frontMatter = z.strictObject({
  title: text,
  source: z.array(source, 'expected a list of sources').min(1, 'expected at least one source'),
  checked: day,
  aliases: z.strictObject({
    nl: phrases.min(5, 'expected at least 5 ways to ask this in Dutch'),
    en: phrases.min(1, 'expected at least one way to ask this in English'),
    fr: phrases.min(1, 'expected at least one way to ask this in French'),
  }),
  asks: phrases.min(2, 'expected at least 2 test questions'),
  short: z.strictObject({ en: answer, fr: answer }),
  validUntil: day.optional(),
  alwaysHuman: z.boolean('expected true or false').default(false),
  contact: text.optional(),
  actions: z
    .array(z.enum(pageActions, `expected one of ${pageActions.join(', ')}`))
    .max(maxActions, `expected at most ${maxActions} actions`)
    .default([]),
});

/** One topic with its answer: a Markdown file of `knowledge/`, checked. */
export type Page = Readonly<z.output<typeof frontMatter>> & {
  /** The file's name without ending; unique over all folders. */
  readonly id: string;
  readonly path: string;
  readonly collection: Collection;
  /** The answer: the first paragraph, in our small Markdown. */
  readonly answer: string;
  /** The paragraphs and lists after it, in our small Markdown. */
  readonly detail: readonly string[];
};

/**
 * Reads one page.
 *
 * @param path the file as an editor knows it, `knowledge/guide/x.md`
 * @param content the whole file
 * @param collection the folder of `knowledge/` it stands in
 * @returns the page, or all its problems
 */
export function parsePage(
  path: string,
  content: string,
  collection: Collection,
): { readonly value: Page } | { readonly problems: Problem[] } {
  const lines = content.replaceAll('\r\n', '\n').split('\n');
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) {
    return {
      problems: [
        {
          where: `${path}:1`,
          what: 'the front matter is missing: expected the file to begin with a block between two lines of ---',
          fix: 'copy the block from the page in knowledge/README.md',
        },
      ],
    };
  }

  const front = parseYaml(path, lines.slice(1, end).join('\n'), frontMatter, 2);
  const body = lines.slice(end + 1).join('\n');
  const blocks = splitBlocks(body);
  const bodyProblems = checkBody(path, blocks[0], end + 2);
  if ('problems' in front) return { problems: [...front.problems, ...bodyProblems] };
  if (bodyProblems.length > 0) return { problems: bodyProblems };

  const id = path.replace(/^.*\//, '').replace(/\.md$/, '');
  return {
    value: { ...front.value, id, path, collection, answer: blocks[0] ?? '', detail: blocks.slice(1) },
  };
}

/** Counts words as a reader would: what stands between spaces and holds a letter or a digit. */
export function countWords(markdown: string): number {
  return markdown.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Paragraphs and lists, as empty lines part them. */
function splitBlocks(body: string): string[] {
  return body
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '');
}

function checkBody(path: string, first: string | undefined, line: number): Problem[] {
  if (first === undefined) {
    return [{ where: `${path}:${line}`, what: 'the page has no text', fix: 'write the answer under the front matter' }];
  }
  const words = countWords(first);
  if (words <= maxAnswerWords) return [];
  return [
    {
      where: `${path}:${line}`,
      what: `the first paragraph is the answer: expected at most ${maxAnswerWords} words, got ${words}`,
      fix: 'move what is not the answer itself to a second paragraph',
    },
  ];
}
