/** What a press or a filled-in form asks the bot to do; small enough to travel in a button. */
export type Action =
  /** Show the answer of one page. */
  | { readonly kind: 'page'; readonly page: string }
  /** Show what else a page holds beside its answer. */
  | { readonly kind: 'more'; readonly page: string }
  /** Run a command with these options, as text. */
  | { readonly kind: 'command'; readonly command: string; readonly options: Readonly<Record<string, string>> };

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

/** One to five buttons. */
export type ButtonsBlock = {
  readonly kind: 'buttons';
  readonly prompt?: string;
  readonly buttons: readonly { readonly label: string; readonly action: Action }[];
};

/** A question with a few fields, which comes back as a command with its options filled in. */
export type FormBlock = {
  readonly kind: 'form';
  readonly title: string;
  readonly command: string;
  readonly submit: string;
  readonly fields: readonly FormField[];
};

export type FormField = {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  /** The most characters that fit. */
  readonly maxLength: number;
  readonly multiline?: boolean;
  readonly value?: string;
  /** What is wrong with `value`, told to the person. */
  readonly problem?: string;
};

/** A file to keep: its whole content travels with the reply. */
export type FileBlock = {
  readonly kind: 'file';
  readonly name: string;
  readonly mediaType: string;
  readonly content: string;
  readonly label: string;
};

export type Block = TextBlock | SectionBlock | SourcesBlock | ButtonsBlock | FormBlock | FileBlock;
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
  /** Present when the reply answers a question. */
  readonly outcome?: Outcome;
};

/** A function for every kind of block: leaving one out does not compile. */
export type Renderers<Output> = { readonly [Kind in BlockKind]: (block: Extract<Block, { kind: Kind }>) => Output };

/** Draws one block with a platform's renderers. */
export function renderBlock<Output>(renderers: Renderers<Output>, block: Block): Output {
  return (renderers[block.kind] as (each: Block) => Output)(block);
}
