import { parseAmount } from '../forms/amount.ts';
import type { Theme } from '../knowledge/tables.ts';
import type { MunicipalityFinder } from '../municipalities/finder.ts';
import type { Choice, Suggestions } from '../reply/reply.ts';
import type { Language } from '../search/stop-words.ts';
import { languages } from '../search/stop-words.ts';
import { fold } from '../search/tokens.ts';
import { wording } from '../wording/wording.ts';
import type { FoundMunicipality, Reading } from './option.ts';

/** What typed words mean: municipalities, themes, amounts. */
export type Lookups = {
  readonly municipality: (typed: string, language: Language) => Reading<FoundMunicipality>;
  readonly theme: (typed: string, language: Language) => Reading<Theme>;
  readonly amount: (typed: string, language: Language) => Reading<number>;
  /** What may be meant by what is typed so far, the likeliest first, at most `most`; the usual ones when nothing is. */
  readonly suggest: (source: Suggestions, typed: string, language: Language, most: number) => readonly Choice[];
};

export function createLookups(finder: MunicipalityFinder, themes: readonly Theme[]): Lookups {
  const themeOf = (typed: string) => {
    const key = fold(typed).trim();
    return themes.find((theme) => themeWords(theme).includes(key));
  };
  const suggestThemes = (typed: string, language: Language, most: number): readonly Choice[] => {
    const key = fold(typed).trim();
    const fits = (begins: boolean) => (theme: Theme) =>
      themeWords(theme).some((word) => (begins ? word.startsWith(key) : word.includes(key)));
    const ordered = [...new Set([...themes.filter(fits(true)), ...themes.filter(fits(false))])];
    return ordered.slice(0, most).map((theme) => ({ value: theme.id, label: theme.name[language] }));
  };

  return {
    municipality: (typed, language) => {
      const match = finder.find(typed);
      if (match.kind === 'one') {
        const { municipality, as, via } = match;
        return { value: { municipality, as, via, ...(match.corrected ? { corrected: typed } : {}) } };
      }
      if (match.kind === 'several') {
        return {
          which: match.options.map(({ municipality, as }) => ({
            value: municipality.nis,
            label: as === municipality.name ? as : `${municipality.name} (${as})`,
          })),
        };
      }
      const nearest = match.nearest.map((name) => ({ value: name, label: name }));
      return { problem: wording[language].unknownMunicipality(typed, match.nearest), nearest };
    },
    theme: (typed, language) => {
      const theme = themeOf(typed);
      if (theme) return { value: theme };
      return { problem: wording[language].unknownTheme(typed), nearest: suggestThemes(typed, language, 3) };
    },
    amount: (typed, language) => {
      const value = parseAmount(typed);
      return value === undefined ? { problem: wording[language].unknownAmount(typed) } : { value };
    },
    suggest: (source, typed, language, most) =>
      source === 'theme'
        ? suggestThemes(typed, language, most)
        : finder.suggest(typed, most).map(({ name, label }) => ({ value: name, label })),
  };
}

function themeWords(theme: Theme): readonly string[] {
  return [theme.id, ...languages.map((language) => theme.name[language]), ...theme.words].map((word) => fold(word));
}
