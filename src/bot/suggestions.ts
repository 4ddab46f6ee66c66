import type { Season } from '../knowledge/tables.ts';
import type { Language } from '../search/stop-words.ts';

/**
 * The questions worth suggesting at this time of year.
 *
 * @returns those of the first season that holds the day; empty when none does
 */
export function suggestQuestions(
  seasons: readonly Season[],
  today: Temporal.PlainDate,
  language: Language,
): readonly string[] {
  const day = today.toString().slice(5);
  const holds = ({ from, until }: Season) =>
    from <= until ? from <= day && day <= until : day >= from || day <= until;
  return seasons.find(holds)?.questions[language] ?? [];
}
