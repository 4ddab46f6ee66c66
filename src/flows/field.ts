import { cleanTyped } from '../forms/typed-text.ts';
import { type FormField, type FormValues, readGridPair } from '../reply/reply.ts';
import type { FlowWording } from '../wording/flow.ts';

/** What typed text means: a value to keep, perhaps with something to tell about it; or what is wrong with it. */
export type FieldReading = { readonly value: string; readonly note?: string } | { readonly problem: string };

type Undrawn<Field> = Field extends FormField ? Omit<Field, 'value' | 'problem'> : never;

/** A field of a step: what is drawn, what stands in it at first, and how what was typed is read. */
export type Field = Undrawn<FormField> & {
  readonly initial?: string | readonly string[] | undefined;
  /** True when `initial` also takes the place of a former answer that was left empty. */
  readonly refill?: boolean;
  /** Reads a text or a day that is not empty; without it every text is good. */
  readonly read?: (typed: string) => FieldReading;
};

type Value = FormValues[string];
type Checked = { readonly value: Value; readonly note?: string } | { readonly problem: string };

/** Reads one field of a form that was sent. */
export function readField(field: Field, given: Value | undefined, say: FlowWording): Checked {
  switch (field.kind) {
    case 'choice':
      return readChoice(field, oneOf(given), say);
    case 'choices':
      return readChoices(field, listOf(given), say);
    case 'grid':
      return readGrid(field, listOf(given), say);
    default:
      return readText(field, cleanTyped(oneOf(given)), say);
  }
}

function readText(field: Field, cleaned: string, say: FlowWording): Checked {
  const isLong = field.kind === 'text' && field.multiline === true;
  const typed = isLong ? cleaned : cleaned.replace(/\n+/g, ' ');
  if (typed === '') return field.required ? { problem: say.missing } : { value: '' };
  if (field.kind === 'text' && typed.length > field.maxLength) {
    return { problem: say.tooLong(typed.length, field.maxLength) };
  }
  return field.read?.(typed) ?? { value: typed };
}

function readChoice(field: Extract<Field, { kind: 'choice' }>, given: string, say: FlowWording): Checked {
  if (given === '') return field.required ? { problem: say.chooseOne } : { value: '' };
  return field.choices.some((choice) => choice.value === given) ? { value: given } : { problem: say.unknownChoice };
}

function readChoices(field: Extract<Field, { kind: 'choices' }>, given: readonly string[], say: FlowWording): Checked {
  const chosen = [...new Set(given)];
  if (chosen.length === 0) return field.required ? { problem: say.chooseSome } : { value: [] };
  if (chosen.length > field.most) return { problem: say.tooMany(chosen.length, field.most) };
  const known = chosen.every((value) => field.choices.some((choice) => choice.value === value));
  return known ? { value: chosen } : { problem: say.unknownChoice };
}

function readGrid(field: Extract<Field, { kind: 'grid' }>, given: readonly string[], say: FlowWording): Checked {
  const pairs = [...new Set(given)].map(readGridPair).filter(({ column }) => column !== '');
  const isKnown = ({ row, column }: { row: string; column: string }) =>
    field.rows.some((each) => each.value === row) && field.columns.some((each) => each.value === column);
  if (!pairs.every(isKnown)) return { problem: say.unknownChoice };
  const twice = field.rows.find(({ value }) => pairs.filter(({ row }) => row === value).length > 1);
  if (twice) return { problem: say.chosenTwice(twice.label) };
  if (field.required && pairs.length === 0) return { problem: say.chooseSome };
  return { value: pairs.map(({ row, column }) => `${row}=${column}`) };
}

function oneOf(given: Value | undefined): string {
  return typeof given === 'string' ? given : (given?.[0] ?? '');
}

function listOf(given: Value | undefined): readonly string[] {
  if (given === undefined || given === '') return [];
  return typeof given === 'string' ? [given] : given.filter((each) => each !== '');
}
