import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { replySays, replyToText } from '../../reply/plain-text.ts';
import type { Reply, SourceReference } from '../../reply/reply.ts';
import { type Language, languages } from '../../search/stop-words.ts';
import type { Handler } from '../platform.ts';

/** Where an answer comes from, as programs get it. */
type AnswerSource = Pick<SourceReference, 'document' | 'title' | 'section' | 'url'>;

/** One line of `npm run ask -- --jsonl`. */
export type AnswerLine = {
  readonly id: string;
  readonly decision: 'found' | 'several' | 'none';
  readonly answered: boolean;
  readonly text: string;
  readonly sources: readonly AnswerSource[];
  readonly alternatives: readonly { readonly title: string; readonly text: string }[];
  /** How long the answer took, in milliseconds. */
  readonly ms: number;
};

const questionLine = z.object({
  id: z.union([z.string(), z.number().transform(String)]),
  q: z.string(),
  lang: z.enum(languages).optional(),
});

/** Answers one question as a person would read it. */
export async function askOnce(handler: Pick<Handler, 'handle'>, text: string): Promise<string> {
  return replyToText(await handler.handle(toEvent(text)));
}

/**
 * Answers a question for a program.
 *
 * @param language the language asked for; guessed from the question when left out
 */
export async function askForProgram(
  handler: Pick<Handler, 'handle'>,
  id: string,
  text: string,
  language?: Language,
): Promise<AnswerLine> {
  const started = performance.now();
  const reply = await handler.handle(toEvent(text, language));
  return { ...describe(id, reply), ms: Math.round((performance.now() - started) * 1000) / 1000 };
}

/**
 * Reads one JSON object a line and writes one answer a line, in the same order. A line that is no question gets
 * `{"error","line"}` and the rest goes on.
 *
 * @returns how many lines were no question
 */
export async function askLines(handler: Pick<Handler, 'handle'>, input: Readable, output: Writable): Promise<number> {
  let number = 0;
  let bad = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === '') continue;
    const question = parseLine(line);
    if ('error' in question) {
      bad += 1;
      output.write(`${JSON.stringify({ error: question.error, line: number })}\n`);
      continue;
    }
    const answer = await askForProgram(handler, question.id, question.q, question.lang);
    output.write(`${JSON.stringify(answer)}\n`);
  }
  return bad;
}

function toSource({ document, title, section, url }: SourceReference): AnswerSource {
  return { document, title, ...(section === undefined ? {} : { section }), ...(url === undefined ? {} : { url }) };
}

function parseLine(line: string): z.output<typeof questionLine> | { readonly error: string } {
  let value: unknown;
  try {
    // PowerShell puts a byte order mark before the first line.
    value = JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch {
    return { error: 'this line is not JSON; expected {"id","q","lang"?}' };
  }
  const checked = questionLine.safeParse(value);
  if (checked.success) return checked.data;
  const where = checked.error.issues.map((issue) => `${issue.path.join('.') || 'line'}: ${issue.message}`);
  return { error: `expected {"id","q","lang"?}; ${where.join('; ')}` };
}

function toEvent(text: string, language?: Language) {
  const origin = {
    kind: 'question',
    text,
    person: 'console',
    workspace: 'console',
    place: 'console',
    locale: 'nl',
  } as const;
  return language === undefined ? origin : { ...origin, locale: language, language };
}

function describe(id: string, reply: Reply): Omit<AnswerLine, 'ms'> {
  const decision = reply.outcome?.decision ?? 'none';
  return {
    id,
    decision,
    answered: decision === 'found',
    text: replySays(reply),
    sources: reply.blocks.flatMap((block) => (block.kind === 'sources' ? block.sources.map(toSource) : [])),
    alternatives: reply.outcome?.alternatives ?? [],
  };
}
