import type { Language } from '../search/stop-words.ts';

/** The locale in which days and numbers are written for a language: Belgian, and British for English. */
export const locales: Readonly<Record<Language, string>> = { nl: 'nl-BE', en: 'en-GB', fr: 'fr-BE' };

/** A day as people write it: 31 maart 2027, 1er janvier 2027. */
export function formatDay(day: Temporal.PlainDate, language: Language): string {
  const written = day.toLocaleString(locales[language], { day: 'numeric', month: 'long', year: 'numeric' });
  return language === 'fr' ? written.replace(/^1 /, '1er ') : written;
}
