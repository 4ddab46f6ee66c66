/** What a press or a filled-in form asks the bot to do; small enough to travel in a button. */
export type Action =
  /** Show the answer of one page. */
  | { readonly kind: 'page'; readonly page: string }
  /** Show what else a page holds beside its answer. */
  | { readonly kind: 'more'; readonly page: string }
  /** Run a command with these options, as text. */
  | { readonly kind: 'command'; readonly command: string; readonly options: Readonly<Record<string, string>> }
  /** Go on with a guided conversation, as it stood at this turn. */
  | {
      readonly kind: 'flow';
      readonly command: string;
      /** The id of the conversation. */
      readonly flow: string;
      readonly revision: number;
      readonly move: FlowMove;
    };

/**
 * What can be done in a guided conversation: fill in a step (`next`), go back one, stop and forget it (`delete`),
 * see where it stands or what came out of it (`show`), change what was filled in (`change`).
 */
export const flowMoves = ['next', 'back', 'delete', 'show', 'change'] as const;
export type FlowMove = (typeof flowMoves)[number];

/** What a person filled in: a text a field, a list where several could be chosen. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** A paragraph or list in our small Markdown (see `markup.ts`). */
export type TextBlock = { readonly kind: 'text'; readonly text: string };

/** A title with a text under it, and pairs of a name and a value. */
export type SectionBlock = {
  readonly kind: 'section';
  readonly title: string;
  readonly text?: string;
  readonly fields?: readonly { readonly name: string; readonly value: string }[];
};

/** Where an answer comes from. */
export type SourceReference = {
  /** The body of knowledge: `memorandum`, `guide`, `fourth-pillar`, `movement`. */
  readonly document: string;
  readonly title: string;
  readonly section?: string;
  readonly url?: string;
  readonly year?: number;
};

/** The sources of what stands above, in small print. `checked` is the day an editor compared the page with them. */
export type SourcesBlock = {
  readonly kind: 'sources';
  readonly sources: readonly SourceReference[];
  readonly checked?: string;
};

export type Button = { readonly label: string; readonly action: Action };

/** One to five buttons. */
export type ButtonsBlock = {
  readonly kind: 'buttons';
  readonly prompt?: string;
  readonly buttons: readonly Button[];
};

/** One choice out of at most 25, as a list that opens. */
export type SelectBlock = { readonly kind: 'select'; readonly label: string; readonly options: readonly Button[] };

/** A few fields. They come back as the values of `action`. */
export type FormBlock = {
  readonly kind: 'form';
  readonly title: string;
  readonly action: Action;
  readonly submit: string;
  readonly fields: readonly FormField[];
  /** Other ways on, which take along what was filled in where the platform can. */
  readonly buttons?: readonly Button[];
};

/** A row to choose; `group` is a title above those that share it. */
export type Choice = { readonly value: string; readonly label: string; readonly group?: string };

type AnyField = {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  /** One sentence that helps to fill it in. */
  readonly hint?: string;
  /** What is wrong with `value`, told to the person. */
  readonly problem?: string;
};

export type TextField = AnyField & {
  readonly kind: 'text';
  /** The most characters that fit. */
  readonly maxLength: number;
  readonly multiline?: boolean;
  readonly value?: string;
  /** What the platform may propose while somebody types. */
  readonly suggest?: Suggestions;
};

/** A day; `value` is a date as 2026-12-15, or what was typed. */
export type DateField = AnyField & { readonly kind: 'date'; readonly value?: string };

/** One of a few rows. */
export type ChoiceField = AnyField & {
  readonly kind: 'choice';
  readonly choices: readonly Choice[];
  readonly value?: string;
};

/** Some of a few rows, at most `most`. */
export type ChoicesField = AnyField & {
  readonly kind: 'choices';
  readonly choices: readonly Choice[];
  readonly most: number;
  readonly value?: readonly string[];
};

/** A column, or none, for each row; `value` holds `row=column`. */
export type GridField = AnyField & {
  readonly kind: 'grid';
  readonly rows: readonly Choice[];
  readonly columns: readonly Choice[];
  readonly value?: readonly string[];
};

export type FormField = TextField | DateField | ChoiceField | ChoicesField | GridField;

/** Lists that a platform can ask the bot for while somebody types. */
export const suggestions = ['municipality', 'theme'] as const;
export type Suggestions = (typeof suggestions)[number];

/** A text to take along: shown as it is, to be copied. */
export type CopyBlock = {
  readonly kind: 'copy';
  readonly title: string;
  readonly text: string;
  /** Present when the text is a mail: a platform that can opens it in the person's own mail program. */
  readonly mail?: { readonly subject: string };
};

/** Steps in time, of which at most one is now. */
export type TimelineBlock = {
  readonly kind: 'timeline';
  readonly title: string;
  readonly steps: readonly {
    readonly title: string;
    readonly when: string;
    readonly text?: string;
    readonly state: 'past' | 'now' | 'future';
  }[];
  /** How now is marked where it cannot be drawn. */
  readonly nowLabel: string;
};

/** A file to keep: its whole content travels with the reply. */
export type FileBlock = {
  readonly kind: 'file';
  readonly name: string;
  readonly mediaType: string;
  readonly content: string | Uint8Array;
  readonly label: string;
};

export type Block =
  | TextBlock
  | SectionBlock
  | SourcesBlock
  | ButtonsBlock
  | SelectBlock
  | FormBlock
  | CopyBlock
  | TimelineBlock
  | FileBlock;
export type BlockKind = Block['kind'];

/** What the bot made of a question, for programs and for the log. */
export type Outcome = {
  readonly decision: 'found' | 'several' | 'none';
  /** Ids of the pages that were shown or offered. */
  readonly pages: readonly string[];
  readonly alternatives: readonly { readonly title: string; readonly text: string }[];
};

/** What the bot says: plain data, which every platform draws in its own way. */
export type Reply = {
  readonly blocks: readonly Block[];
  /** Who may see it. A platform may narrow this but never widen it. */
  readonly visibility: 'everyone' | 'only-you';
  readonly language: 'nl' | 'en' | 'fr';
  /** Shows the same to everyone around: what a button "share" does. Absent when there is nothing to share. */
  readonly share?: Action;
  /** True when something was kept for this person, who must be known again the next time. */
  readonly keeps?: boolean;
  /** Present when the reply answers a question. */
  readonly outcome?: Outcome;
};

/** A function for every kind of block: leaving one out does not compile. */
export type Renderers<Output> = { readonly [Kind in BlockKind]: (block: Extract<Block, { kind: Kind }>) => Output };

/** Draws one block with a platform's renderers. */
export function renderBlock<Output>(renderers: Renderers<Output>, block: Block): Output {
  return (renderers[block.kind] as (each: Block) => Output)(block);
}

/** The row and the column of one value of a grid field; the column is empty when there is none. */
export function readGridPair(pair: string): { readonly row: string; readonly column: string } {
  const at = pair.lastIndexOf('=');
  return at < 0 ? { row: pair, column: '' } : { row: pair.slice(0, at), column: pair.slice(at + 1) };
}
