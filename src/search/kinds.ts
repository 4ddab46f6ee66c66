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

const months =
  'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|voorjaar|najaar|zomer|herfst|winter|lente';
const numberWords =
  'twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|zeventien|honderd|honderden|duizend|duizenden|helft';

/** What an answer of a kind cannot do without. Kinds that leave no trace in a text are not here. */
const traces: Partial<Record<AnswerKind, RegExp>> = {
  price: /€|\beuro\b|\bgratis\b|\bkost/,
  percentage: /%|\bprocent\b|\bhelft\b/,
  amount: new RegExp(`\\d|\\b(${numberWords}|tientallen|geen enkele)\\b`),
  when: new RegExp(
    `\\d{4}|\\b(${months}|jaarlijks|maandelijks|elk jaar|elke maand|dagen?|weken?|maanden?|jaar|jaren|eerst|vooraf|zodra|na de|voor de)\\b`,
  ),
  where: /https?:|\bwww\.|\.be\b|@|\bbij (de|je|het)\b|\bsite\b|\bwebsite\b/,
};

/**
 * Whether an answer can be of the kind that is asked for.
 *
 * @returns undefined when the kind leaves no trace in a text
 */
export function holdsKind(kind: AnswerKind, answer: string): boolean | undefined {
  return traces[kind]?.test(fold(answer));
}
