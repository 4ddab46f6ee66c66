import type { FlowMove, FormValues } from '../reply/reply.ts';
import type { FlowWording } from '../wording/flow.ts';
import { type Field, readField } from './field.ts';

/** One form of a guided conversation, as data. */
export type Step = {
  readonly id: string;
  readonly title: string;
  /** Said above the form, in our small Markdown. */
  readonly text?: string;
  /** At most five; a grid counts for as many as it has columns. */
  readonly fields: readonly Field[];
  /** What is wrong with fields that are right each by itself; asked once they are. */
  readonly check?: (answers: FormValues) => FieldProblems;
};

/** Where a person stands in a guided conversation. Plain data, so that it can be kept. */
export type FlowState = {
  /** The step to fill in next, from 0; that of the last one when all is done. */
  readonly step: number;
  readonly done: boolean;
  /** What was filled in so far, also of a step that was refused or left half-way. */
  readonly answers: FormValues;
};

/** What is wrong per field; empty when nothing is. */
export type FieldProblems = Readonly<Record<string, string>>;

/** Where every guided conversation begins, with what is known already. */
export function beginFlow(answers: FormValues): FlowState {
  return { step: 0, done: false, answers };
}

/**
 * One move in a guided conversation. Changes nothing that it is given.
 *
 * A step that is sent with something wrong in it stays where it is and keeps what was typed.
 *
 * @param steps all steps, as they are with the answers so far
 * @param values what came along with the move; a field that is missing keeps its former answer
 * @returns where the person stands then, what is wrong per field, and what there is to tell about what was filled in
 */
export function advance(
  steps: readonly Step[],
  state: FlowState,
  move: Exclude<FlowMove, 'delete' | 'show'>,
  values: FormValues,
  say: FlowWording,
): { readonly state: FlowState; readonly problems: FieldProblems; readonly notes: readonly string[] } {
  const last = Math.max(0, steps.length - 1);
  const at = Math.min(state.step, last);
  const fields = steps[at]?.fields ?? [];
  const typed = Object.fromEntries(fields.flatMap(({ name }) => (name in values ? [[name, values[name] ?? '']] : [])));
  const answers = { ...state.answers, ...typed };

  if (move === 'change') return { state: { step: 0, done: false, answers: state.answers }, problems: {}, notes: [] };
  if (move === 'back') return { state: { step: Math.max(0, at - 1), done: false, answers }, problems: {}, notes: [] };

  const read = fields.map((field) => [field.name, readField(field, answers[field.name], say)] as const);
  const good = Object.fromEntries(read.flatMap(([name, each]) => ('value' in each ? [[name, each.value]] : [])));
  const wrong = Object.fromEntries(read.flatMap(([name, each]) => ('problem' in each ? [[name, each.problem]] : [])));
  const problems = isEmpty(wrong) ? (steps[at]?.check?.({ ...answers, ...good }) ?? {}) : wrong;
  if (!isEmpty(problems)) return { state: { step: at, done: false, answers }, problems, notes: [] };

  const notes = read.flatMap(([, each]) => ('note' in each && each.note !== undefined ? [each.note] : []));
  const done = at === last;
  return { state: { step: done ? at : at + 1, done, answers: { ...answers, ...good } }, problems: {}, notes };
}

/** What was chosen or typed in a field that holds one text; empty when nothing was. */
export function answerOf(answers: FormValues, name: string): string {
  const value = answers[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
}

/** What was chosen in a field that holds a list; empty when nothing was. */
export function answersOf(answers: FormValues, name: string): readonly string[] {
  const value = answers[name];
  if (value === undefined || value === '') return [];
  return typeof value === 'string' ? [value] : value;
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0;
}
