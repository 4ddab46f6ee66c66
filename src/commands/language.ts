import { z } from 'zod';
import { type Language, languages } from '../search/stop-words.ts';
import type { Notes } from '../store/notes.ts';

const key = 'language';
const chosen = z.object({ language: z.enum(languages) });

/** The language in which this person chose to be answered; undefined when none was chosen. */
export async function languageOf(notes: Notes): Promise<Language | undefined> {
  return (await notes.read('mine', key, chosen))?.language;
}

/** Keeps the language in which this person wants to be answered. */
export async function keepLanguage(language: Language, notes: Notes): Promise<void> {
  await notes.change('mine', key, chosen, () => ({ language }));
}
