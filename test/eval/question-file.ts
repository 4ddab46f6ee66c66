import { readFileSync } from 'node:fs';
import { z } from 'zod';

const question = z.object({
  id: z.string(),
  lang: z.enum(['nl', 'en', 'fr']),
  kind: z.string(),
  q: z.string(),
  must: z.array(z.array(z.string())),
  mustNot: z.array(z.string()).default([]),
  doc: z.array(z.string()).default([]),
  style: z.string(),
  /** The facts of the acceptance list that it asks for, as `E002-30`. */
  facts: z.array(z.string()).default([]),
});

/** A test question with what its answer must hold. */
export type TestQuestion = z.output<typeof question>;

/**
 * Reads a file of test questions, one JSON object a line.
 *
 * @throws Error that names file and line of the first line that is no question
 */
export function readQuestions(path: string): TestQuestion[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      if (line.trim() === '') return [];
      try {
        return [question.parse(JSON.parse(line))];
      } catch (error) {
        throw new Error(`${path}:${at + 1}: this is no test question: ${(error as Error).message}`);
      }
    });
}
