import { z } from 'zod';
import type { Deadline } from '../knowledge/tables.ts';
import type { Reply } from '../reply/reply.ts';
import type { Language } from '../search/stop-words.ts';

export { createCalendar } from '../files/calendar.ts';
export { escapeMarkup } from '../reply/markup.ts';
export type { Action, Block, Reply } from '../reply/reply.ts';
export type { Deadline, Language };
export { z };

/** A text in each language of the bot. */
export type Trilingual = Readonly<Record<Language, string>>;

/** One line of `/help`. */
export type CommandSummary = { readonly name: string; readonly usage: string; readonly summary: string };

/** What a command may use. Short on purpose: a command that needs more starts a talk about the design. */
export type Services = {
  /** The language to answer in. */
  readonly language: Language;
  /** The day it is in Brussels. */
  readonly today: Temporal.PlainDate;
  /** Answers a question from the knowledge. */
  readonly answer: (question: string) => Reply;
  /** All commands, in the language to answer in. */
  readonly commands: () => readonly CommandSummary[];
  readonly deadlines: readonly Deadline[];
  /** Name, mail address and page of a contact of `contacts.yaml`. */
  readonly contact: (id: string) => {
    readonly name: string;
    readonly email: string;
    readonly url?: string | undefined;
  };
};

/** An option of a command: a text with a label, checked by a zod schema. */
export type Option = {
  readonly label: Trilingual;
  readonly schema: z.ZodType<string | undefined>;
  readonly maxLength: number;
  readonly multiline: boolean;
};

export type Options = Readonly<Record<string, Option>>;
type Values<Shape extends Options> = { readonly [Name in keyof Shape]: z.output<Shape[Name]['schema']> };

/** Something that people can run: a file of `commands/`, whose path is its name. */
export type Command = {
  /** What people may call it in each language, beside its file name. */
  readonly aliases: Readonly<Record<Language, readonly string[]>>;
  readonly summary: Trilingual;
  readonly options: Options;
  readonly run: (options: Readonly<Record<string, string | undefined>>, services: Services) => Reply;
};

/** Defines a command; `run` gets its options checked and typed. */
export function command<Shape extends Options>(definition: {
  readonly aliases: Command['aliases'];
  readonly summary: Trilingual;
  readonly options: Shape;
  readonly run: (options: Values<Shape>, services: Services) => Reply;
}): Command {
  return definition as unknown as Command;
}

/** A text that the command cannot do without; when it is missing, the person gets a form. */
export function requiredText(
  label: Trilingual,
  { maxLength, multiline = false }: { readonly maxLength: number; readonly multiline?: boolean },
): Option & { readonly schema: z.ZodType<string> } {
  return { label, maxLength, multiline, schema: z.string().trim().min(1).max(maxLength) };
}
