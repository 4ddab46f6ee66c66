import type { Letters } from '../knowledge/letter.ts';
import type { Municipality } from '../knowledge/municipality.ts';
import type { Tables } from '../knowledge/tables.ts';
import type { Button, Reply } from '../reply/reply.ts';
import type { Language } from '../search/stop-words.ts';
import type { Notes } from '../store/notes.ts';
import type { Lookups } from './lookups.ts';

/** One line of `/help`. */
export type CommandSummary = { readonly name: string; readonly usage: string; readonly summary: string };

/** Something a person began or finished drawing up. */
export type KeptFlow = {
  readonly id: string;
  readonly command: string;
  readonly revision: number;
  readonly title: string;
  readonly done: boolean;
  readonly changed: Temporal.Instant;
};

/** What a command may use. Short on purpose: a command that needs more starts a talk about the design. */
export type Services = {
  /** The language to answer in. */
  readonly language: Language;
  /** Whether people switch languages outside the conversation, so that a choice made in it would have no effect. */
  readonly hasLanguageSwitch: boolean;
  /** The day it is in Brussels. */
  readonly today: Temporal.PlainDate;
  /** What the people around call this person, where the platform knows it. */
  readonly personName: string | undefined;
  /** Answers a question from the knowledge. */
  readonly answer: (question: string) => Reply;
  /** All commands, in the language to answer in. */
  readonly commands: () => readonly CommandSummary[];
  /** A button that runs a command; undefined when there is no such command. */
  readonly button: (command: string, options?: Readonly<Record<string, string>>) => Button | undefined;
  readonly tables: Tables;
  readonly municipalities: readonly Municipality[];
  readonly letters: Letters;
  readonly lookups: Lookups;
  /** What is kept for this person, this workspace, or under a key that people share. */
  readonly notes: Notes;
  /** What this person is drawing up or has drawn up, the latest first. */
  readonly keptFlows: () => Promise<readonly KeptFlow[]>;
  /** Name, mail address and page of a contact of `contacts.yaml`. */
  readonly contact: (id: string) => {
    readonly name: string;
    readonly email: string;
    readonly url?: string | undefined;
  };
};
