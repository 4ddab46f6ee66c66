import type { Language } from './stop-words.ts';

/** Something that can be found: a page of the knowledge, or a subject that the bot leaves to people. */
export type Topic = {
  readonly id: string;
  /** False for a subject that must go to a person whatever the score. */
  readonly answerable: boolean;
  /** The ways to ask it; the first one is the title. */
  readonly variants: readonly { readonly text: string; readonly language: Language }[];
  /** The answer in Dutch; markup in it does no harm. */
  readonly answer: string;
  /** What stands after the answer, a paragraph each. */
  readonly detail: readonly string[];
  /** The answer in the other languages. */
  readonly translations: readonly { readonly text: string; readonly language: Language }[];
};
