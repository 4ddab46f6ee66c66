import type { Step } from '../flows/flow.ts';
import type { FormValues, Reply } from '../reply/reply.ts';
import type { Language } from '../search/stop-words.ts';
import type { Trilingual } from '../wording/wording.ts';
import type { Options, Values } from './option.ts';
import type { Services } from './services.ts';

type MaybeLater<Value> = Value | Promise<Value>;

/** A guided conversation: a few steps, and what comes out of them. */
export type FlowDefinition = {
  /** Goes up when the names or the meaning of the fields change: what was kept of an older one is not gone on with. */
  readonly version: number;
  /** The steps, as they are with the answers so far. */
  readonly steps: (answers: FormValues, services: Services) => MaybeLater<readonly Step[]>;
  /** What comes out, once every step is filled in. */
  readonly finish: (answers: FormValues, services: Services) => MaybeLater<Reply>;
  /** Keeps what other commands use, each time that the last step is filled in. Showing it again does not. */
  readonly keep?: (answers: FormValues, services: Services) => MaybeLater<void>;
  /** Forgets what `keep` kept, when the person deletes it. */
  readonly forget?: (answers: FormValues, services: Services) => MaybeLater<void>;
  /** What it is called in the list of what somebody has drawn up. */
  readonly title: (answers: FormValues, services: Services) => string;
};

/** Something that people can run: a file of `commands/`, whose path is its name. */
export type Command = {
  /** What people may call it in each language, beside its file name. */
  readonly aliases: Readonly<Record<Language, readonly string[]>>;
  readonly summary: Trilingual;
  /** Words with which people ask for it: it is offered when all telling words of one of these are in a message. */
  readonly asks?: Readonly<Record<Language, readonly string[]>>;
  readonly options: Options;
  readonly run?: (options: Readonly<Record<string, unknown>>, services: Services) => MaybeLater<Reply>;
  readonly flow?: FlowDefinition;
};

type Described = Pick<Command, 'aliases' | 'summary' | 'asks'>;

/** Defines a command that replies at once; `run` gets its options checked and typed. */
export function command<const Shape extends Options>(
  definition: Described & {
    readonly options: Shape;
    readonly run: (options: Values<Shape>, services: Services) => MaybeLater<Reply>;
  },
): Command {
  return definition as unknown as Command;
}

/** Defines a command that guides people through a few steps. An option fills in the field of the same name. */
export function guidedCommand(
  definition: Described & { readonly options: Options; readonly flow: FlowDefinition },
): Command {
  return definition;
}
