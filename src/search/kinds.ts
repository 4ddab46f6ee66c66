import { fold } from './tokens.ts';

/** The kind of answer that a question asks for. */
export type AnswerKind = 'when' | 'who' | 'where' | 'amount' | 'why' | 'how' | 'what' | 'yes-no';

const patterns: readonly [AnswerKind, RegExp][] = [
  [
    'amount',
    /\b(hoeveel|hoe veel|hoe groot|hoe hoog|bedrag|aantal|how many|how much|combien|quel montant|kost|kosten|prijs|percentage|procent)\b/,
  ],
  [
    'when',
    /\b(wanneer|tegen wanneer|sinds wanneer|hoe ?lang|welk jaar|welke datum|datum|deadline|hoe laat|vanaf wanneer|tot wanneer|when|how long|what date|what year|which year|quand|quelle date|quelle annee|depuis quand|jusqu a quand|hoe vaak|how often|uiterlijk)\b/,
  ],
  [
    'where',
    /\b(waar|waarheen|website|site|link|adres|where|webpagina|url|telefoon|telefoonnummer|mailadres|filmpje|downloaden|ou trouver|ou est|ou puis|ou peut|ou se)\b/,
  ],
  ['who', /\b(wie|wiens|met wie|door wie|welke organisatie|welke organisaties|who|whom|qui)\b/],
  ['why', /\b(waarom|why|pourquoi|reden|redenen|waartoe|hoezo)\b/],
  ['how', /\b(hoe|op welke manier|how|comment)\b/],
  ['what', /\b(wat|welke|welk|waarover|what|which|que|quoi|quels?|quelles?|betekent|betekenis)\b/],
  [
    'yes-no',
    /^(is|zijn|mag|mogen|kan|kunnen|moet|moeten|bestaat|bestaan|heeft|hebben|doet|doen|wordt|worden|krijgt|krijgen|klopt|can|may|is|are|does|do|should|must|est-ce|peut|faut)\b/,
  ],
];

/**
 * The kind of answer that a question asks for, by its question word.
 *
 * @returns undefined for keywords and statements
 */
export function answerKind(text: string): AnswerKind | undefined {
  const plain = fold(text);
  return patterns.find(([, pattern]) => pattern.test(plain))?.[0];
}
