import { eng, fra, nld } from 'stopword';
import { fold } from './tokens.ts';

/** The languages that the bot understands and answers in. */
export const languages = ['nl', 'en', 'fr'] as const;
export type Language = (typeof languages)[number];

/** Everyday and Flemish words that carry no subject; the library's lists hold written Dutch only. */
const spokenDutch = `
  aub alstublieft alsjeblieft beetje beste bedankt bijvoorbeeld bv da daarom daarvoor daarmee daarbij dag dank dees dien diene den
  dezelfde di die dr ebt echt eerder eens effe efkes eigenlijk ekik elk elke ene enkel enkele er ergens erg gaan gaat gade ga ge
  gedaan gegeven gelle gemoogd geraak geraken geven geeft gewoon ging gij graag groetjes gulle had hadden haha hallo hee heel
  hela hele hey hoi hoor hun iedereen ietske ikke immers ineens ist juist jullie jij jou jouw kunde kunnen kunt laat laten lijkt
  maakt maken mag mogen moesten moeten mss misschien na naartoe ne nee nem nen ni nie niks nog nou of ofzo ok oke om omtrent onder onze
  ooit overal paar precies pak san soms sommige staan staat stel steeds sé t tis toch toen tussen uwe vanaf vandaag
  vaak vinden vind vindt voorbeeld vooral waarvan waarop waarin waarmee wa waarbij waaraan wanneer want ware wat we weer weet
  weten welk welke wordt werd wilde willen wil wilt wou zeg zeggen zegt zegde zeker zelfs zit zitten zoiets zou zouden zoal
  zowat zullen zult hebt heb heeft hebde hebben hedde bent zijde zijt ben gelijk allemaal alleen alle bestaat bestaan gebruikt gebruiken
  doet doen doe krijgt krijgen kom komt komen nodig nemen neemt iemand iets ding dingen zaken zien ziet ziek via vraag vragen vraagje
  hoeveel hoe waar waarom wie wiens wanneer hoelang hoever hoezo waarvoor waarheen waarover waarnaar welken wijze eigen
`;
const spokenEnglish = `
  please can could would does did done is there here hello hi hey thanks thank ok okay just also really us i'm what's how why when
  where who whom which much many any some it's tell know need want give gets got let lets if may must shall will does doing being
  exactly actually something anything someone anyone kind sort thing things
`;
const spokenFrench = `
  bonjour salut merci svp plait comment quand combien pourquoi ou quoi quelles quels lesquelles lequel laquelle faut peut peuvent
  pouvez pouvons puis dois doit doivent faire fait font est-ce cela ça ca si plus tres bien alors donc existe etre veut veux
  voudrais savoir dire dit quelqu quelque quelques chose toute tous tout toutes
`;

/** Words that a list calls empty but that mean something here: `EU`, `tegen racisme`, `stemmen`. */
const keep = new Set([
  'eu',
  'ai',
  'wereld',
  'gelijk',
  'eigen',
  'ziek',
  'vraag',
  'onder',
  'been',
  'son',
  'par',
  'ton',
  'pas',
  'tes',
  'dit',
  'sera',
]);

const words = (text: string) => fold(text).split(/\s+/).filter(Boolean);
const lists: Record<Language, ReadonlySet<string>> = {
  nl: new Set([...nld.map(fold), ...words(spokenDutch)].filter((word) => !keep.has(word))),
  en: new Set([...eng.map(fold), ...words(spokenEnglish)].filter((word) => !keep.has(word))),
  fr: new Set([...fra.map(fold), ...words(spokenFrench)].filter((word) => !keep.has(word))),
};

/** True for a folded word that carries no subject in that language. */
export function isStopWord(word: string, language: Language): boolean {
  return lists[language].has(word);
}

/**
 * Guesses the language of a question from its stop words.
 *
 * @param tokens the question's folded words
 * @param fallback returned when the words do not tell, as with keywords
 */
export function detectLanguage(tokens: readonly string[], fallback: Language = 'nl'): Language {
  const counts: Record<Language, number> = { nl: 0, en: 0, fr: 0 };
  counts[fallback] = 0.3;
  for (const token of tokens) {
    const found = languages.filter((language) => lists[language].has(token));
    for (const language of found) counts[language] += 1 / found.length ** 2;
  }
  return languages.reduce((best, language) => (counts[language] > counts[best] ? language : best), fallback);
}
