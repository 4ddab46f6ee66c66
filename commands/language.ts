import { type Block, command, keepLanguage, type Language, languages, optionalText, type Reply } from '#bot';

/** What each language is called in itself, and what else people call it. */
const names: Record<Language, readonly [own: string, ...others: string[]]> = {
  nl: ['Nederlands', 'dutch', 'néerlandais', 'neerlandais', 'vlaams', 'flemish', 'flamand'],
  en: ['English', 'engels', 'anglais'],
  fr: ['Français', 'francais', 'frans', 'french'],
};

const words = {
  nl: {
    which: 'In welke taal zal ik je antwoorden?',
    chosen: 'Goed, ik antwoord je voortaan in het Nederlands.',
    unknown: 'Die taal spreek ik nog niet. Ik kan Nederlands, Engels en Frans.',
    switch: 'Op deze pagina kies je de taal bovenaan: Nederlands, English of Français.',
  },
  en: {
    which: 'In which language shall I answer you?',
    chosen: 'Fine, from now on I answer you in English.',
    unknown: 'I do not speak that language yet. I know Dutch, English and French.',
    switch: 'On this page you choose the language at the top: Nederlands, English or Français.',
  },
  fr: {
    which: 'Dans quelle langue veux-tu que je te réponde ?',
    chosen: "D'accord, à partir de maintenant je te réponds en français.",
    unknown: "Je ne parle pas encore cette langue. Je connais le néerlandais, l'anglais et le français.",
    switch: 'Sur cette page, tu choisis la langue en haut : Nederlands, English ou Français.',
  },
};

export default command({
  aliases: { nl: ['taal'], en: ['language'], fr: ['langue'] },
  summary: { nl: 'Kies je taal', en: 'Choose your language', fr: 'Choisir ta langue' },
  asks: {
    nl: ['taal veranderen', 'taal instellen', 'antwoord engels', 'antwoord frans', 'spreek engels', 'spreek frans'],
    en: ['change language', 'switch language', 'speak dutch', 'speak french'],
    fr: ['changer langue', 'parler français'],
  },
  options: { language: optionalText({ nl: 'Taal', en: 'Language', fr: 'Langue' }, { maxLength: 40 }) },
  run: async ({ language: typed }, { language, hasLanguageSwitch, notes }) => {
    const asked = typed === undefined ? undefined : readLanguage(typed);
    if (hasLanguageSwitch) return say(words[asked ?? language].switch, asked ?? language);
    if (asked) {
      await keepLanguage(asked, notes);
      return say(words[asked].chosen, asked);
    }
    const unknown: readonly Block[] = typed === undefined ? [] : [{ kind: 'text', text: words[language].unknown }];
    return { blocks: [...unknown, ...choose(language)], visibility: 'only-you', language };
  },
});

/** The question in every language, since somebody may not read the one that is spoken now: that one comes first. */
function choose(language: Language): readonly Block[] {
  const order = [language, ...languages.filter((each) => each !== language)];
  return [
    { kind: 'text', text: order.map((each) => words[each].which).join('\n\n') },
    {
      kind: 'buttons',
      buttons: languages.map((each) => ({
        label: names[each][0],
        action: { kind: 'command', command: 'language', options: { language: each } },
      })),
    },
  ];
}

/** Also in a sentence: "in het Engels". A code counts only by itself, since "en" is a word of Dutch and of French. */
function readLanguage(typed: string): Language | undefined {
  const said = typed.toLowerCase().split(/[^\p{L}]+/u);
  return languages.find(
    (each) => typed.toLowerCase() === each || names[each].some((name) => said.includes(name.toLowerCase())),
  );
}

function say(text: string, language: Language): Reply {
  return { blocks: [{ kind: 'text', text }], visibility: 'only-you', language };
}
