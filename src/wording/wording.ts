import type { Language } from '../search/stop-words.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { nl } from './nl.ts';

/** A text in each language of the bot. */
export type Trilingual = Readonly<Record<Language, string>>;

/** Every sentence that the bot itself says; the Dutch one sets the shape. */
export type Wording = {
  readonly [Key in keyof typeof nl]: (typeof nl)[Key] extends (...values: infer Values) => string
    ? (...values: Values) => string
    : string;
};

/** The bot's own sentences per language. A sentence that is missing in one of them does not compile. */
export const wording: Record<Language, Wording> = { nl, en, fr };
