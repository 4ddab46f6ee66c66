import { fold } from './tokens.ts';

/** The kind of answer that a question asks for. */
export type AnswerKind =
  | 'price'
  | 'percentage'
  | 'amount'
  | 'when'
  | 'where'
  | 'who'
  | 'why'
  | 'how'
  | 'meaning'
  | 'what'
  | 'yes-no';

/** The first pattern that fits decides, so the more special kinds come first. */
const asking: readonly [AnswerKind, RegExp][] = [
  [
    'price',
    /\b(kost|kosten|kostprijs|prijs|prijzen|tarief|duur|betalen|betaal|betaalt|cost|costs|price|pay|fee|coute|coutent|prix|payer|tarif)\b/,
  ],
  ['percentage', /\b(procent|percentage|percent|pour ?cent|pourcentage|aandeel)\b|%/],
  [
    'amount',
    /\b(hoeveel|hoe veel|hoe groot|hoe hoog|bedrag|aantal|how many|how much|how big|combien|quel montant|quel nombre)\b/,
  ],
  [
    'when',
    /\b(wanneer|hoe ?lang|welk jaar|welke dag|welke datum|datum|deadline|hoe laat|hoe vaak|uiterlijk|when|how long|how often|what date|what year|which year|which day|quand|quelle date|quelle annee|quel jour|combien de temps|a quelle frequence)\b/,
  ],
  [
    'where',
    /\b(waar|waarheen|website|webpagina|site|link|url|adres|mailadres|telefoon|telefoonnummer|downloaden|where|phone|ou|lien|adresse)\b/,
  ],
  [
    'who',
    /\b(wie|wiens|hoe heet|hoe heten|naam van|namen van|welke organisaties?|who|whom|whose|name of|qui|nom de|comment s ?appelle)\b/,
  ],
  ['why', /\b(waarom|waartoe|hoezo|redenen?|why|reasons?|pourquoi|raisons?)\b/],
  ['how', /\b(hoe|op welke manier|how|comment)\b/],
  [
    'meaning',
    /\b(wat|wa) (is|zijn|betekent|betekenen|bedoelt|bedoelen|wil|houdt)\b|\b(betekenis|definitie|uitleg|waar staat|staat voor|meaning|means?|signifie|c est quoi|qu est ce qu)|\bwhat (is|are)\b|\bque veut dire\b/,
  ],
  ['what', /\b(wat|wa|welke?|welken|waarover|what|which|que|quoi|quels?|quelles?)\b/],
  [
    'yes-no',
    /^(is|zijn|mag|mogen|kan|kunnen|moet|moeten|bestaat|bestaan|heeft|hebben|doet|doen|wordt|worden|krijgt|krijgen|klopt|can|may|is|are|does|do|should|must|est ce|peut|faut)\b/,
  ],
];

/**
 * The kind of answer that a question asks for, by its question word.
 *
 * @returns undefined for keywords and statements
 */
export function answerKind(text: string): AnswerKind | undefined {
  const plain = fold(text).replace(/['’-]/g, ' ');
  return asking.find(([, pattern]) => pattern.test(plain))?.[0];
}
