import { z } from 'zod';
import type { Field } from '../flows/field.ts';
import { answerOf } from '../flows/flow.ts';
import type { EvaluationQuestion } from '../knowledge/tables.ts';
import type { FormValues } from '../reply/reply.ts';
import type { FlowDefinition } from './command.ts';
import { textField } from './fields.ts';
import type { Services } from './services.ts';

const answers = z.record(z.string(), z.string());

/** `holders` are the commands in which the answers were given: when the last of these deletes them, they are gone. */
const kept = z.object({ answers, holders: z.array(z.string()) });

/** What somebody answered to the questions of the evaluation, by their ids. */
export type Evaluation = z.output<typeof answers>;

/** What this person filled in about a municipality before; empty when nothing was. */
export async function readEvaluation(municipality: string, { notes }: Pick<Services, 'notes'>): Promise<Evaluation> {
  if (municipality === '') return {};
  return (await notes.read('mine', keyOf(municipality), kept))?.answers ?? {};
}

/**
 * Keeps it, so that the mails and the memorandum begin with it. A question that is not in it keeps its former answer.
 *
 * @param holder the command in which it was filled in
 */
export async function keepEvaluation(
  municipality: string,
  given: Evaluation,
  holder: string,
  { notes }: Pick<Services, 'notes'>,
): Promise<void> {
  if (Object.keys(given).length === 0) return;
  await notes.change('mine', keyOf(municipality), kept, (before) => ({
    answers: { ...before?.answers, ...given },
    holders: [...new Set([...(before?.holders ?? []), holder])],
  }));
}

/** Forgets it for one of the commands in which it was filled in; nothing is left of it after the last one. */
export async function forgetEvaluation(
  municipality: string,
  holder: string,
  { notes }: Pick<Services, 'notes'>,
): Promise<void> {
  const before = municipality === '' ? undefined : await notes.read('mine', keyOf(municipality), kept);
  if (!before?.holders.includes(holder)) return;
  await notes.change('mine', keyOf(municipality), kept, (now = before) => {
    const holders = now.holders.filter((each) => each !== holder);
    return { answers: holders.length === 0 ? {} : now.answers, holders };
  });
}

/**
 * A field for each question of the evaluation, by its id, with what was filled in about the municipality before. That
 * also comes in where all were left empty, so that an evaluation made later still finds its way.
 */
export async function evaluationFields(answers: FormValues, services: Services): Promise<readonly Field[]> {
  const known = await readEvaluation(answerOf(answers, 'municipality'), services);
  const refill = Object.keys(givenEvaluation(answers, services)).length === 0;
  return services.tables.evaluation.questions.map(({ id, label }) =>
    textField(id, {
      label: label[services.language],
      maxLength: longestAnswer,
      multiline: true,
      initial: known[id],
      refill,
    }),
  );
}

/** As long as what a mail may hold of it. */
const longestAnswer = 1000;

/** What to think of while answering these questions, as a list. */
export function evaluationHints(
  questions: readonly EvaluationQuestion[],
  { language }: Pick<Services, 'language'>,
): string {
  return questions.map(({ label, hint }) => `- **${label[language]}** ${hint[language]}`).join('\n');
}

/** The answers that were given, by the ids of their questions. */
export function givenEvaluation(answers: FormValues, { tables }: Pick<Services, 'tables'>): Evaluation {
  return Object.fromEntries(
    tables.evaluation.questions.map(({ id }) => [id, answerOf(answers, id)]).filter(([, answer]) => answer !== ''),
  );
}

function keyOf(municipality: string): string {
  return `evaluation/${municipality}`;
}

/** What a guided command that asks these questions does with the answers: they are kept once it is done, and forgotten with it. */
export function keepingEvaluation(command: string): Required<Pick<FlowDefinition, 'keep' | 'forget'>> {
  return {
    keep: (answers, services) =>
      keepEvaluation(answerOf(answers, 'municipality'), givenEvaluation(answers, services), command, services),
    forget: (answers, services) => forgetEvaluation(answerOf(answers, 'municipality'), command, services),
  };
}
