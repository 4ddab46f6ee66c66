import {
  type Block,
  type Button,
  command,
  demandsOf,
  hiddenOption,
  type KeyRecommendation,
  type Language,
  memorandumSource,
  type Recommendation,
  type Services,
  type Theme,
  themeOption,
} from '#bot';

const words = {
  nl: {
    theme: 'Thema',
    intro: 'Het memorandum van 11.11.11 uit 2024 vraagt drie dingen aan elke gemeente:',
    choose: 'Kies een sleutelaanbeveling',
    chooseTheme: 'Of kies een thema',
    points: (number: number) => `Aanbeveling ${number} van dichtbij`,
    allOfTheme: (theme: string) => `Dit vraagt het memorandum rond het thema **${theme}**:`,
    noneOfTheme: (theme: string) =>
      `Rond het thema **${theme}** staat er geen sleutelaanbeveling in het memorandum. Misschien past een van deze wel bij je groep.`,
    belongsTo: (number: number, title: string) => `Hoort bij aanbeveling ${number}: ${title}`,
    why: 'Waarom?',
    now: 'Wat vraag je nu?',
    sentence: 'De zin voor een programma of een plan',
    firstStep: 'Een eerste stap',
    further: 'Een stap verder',
    dutch: '',
    next: (title: string) => `Volgende: ${title}`,
    nextPoints: (number: number) => `Naar aanbeveling ${number}`,
    all: 'Alle aanbevelingen',
    keyOf: 'De sleutelaanbevelingen die hierbij horen',
  },
  en: {
    theme: 'Theme',
    intro: 'The memorandum of 11.11.11 of 2024 asks three things of every municipality:',
    choose: 'Choose a key recommendation',
    chooseTheme: 'Or choose a theme',
    points: (number: number) => `Recommendation ${number} close up`,
    allOfTheme: (theme: string) => `This is what the memorandum asks on the theme **${theme}**:`,
    noneOfTheme: (theme: string) =>
      `The memorandum has no key recommendation on the theme **${theme}**. Perhaps one of these suits your group.`,
    belongsTo: (number: number, title: string) => `Belongs to recommendation ${number}: ${title}`,
    why: 'Why?',
    now: 'What do you ask now?',
    sentence: 'The sentence for a programme or a plan',
    firstStep: 'A first step',
    further: 'A step further',
    dutch: 'The sentences are in Dutch, the language of those who get them.',
    next: (title: string) => `Next: ${title}`,
    nextPoints: (number: number) => `To recommendation ${number}`,
    all: 'All recommendations',
    keyOf: 'The key recommendations that belong to it',
  },
  fr: {
    theme: 'Thème',
    intro: 'Le mémorandum de 11.11.11 de 2024 demande trois choses à chaque commune :',
    choose: 'Choisis une recommandation clé',
    chooseTheme: 'Ou choisis un thème',
    points: (number: number) => `La recommandation ${number} de près`,
    allOfTheme: (theme: string) => `Voici ce que le mémorandum demande sur le thème **${theme}** :`,
    noneOfTheme: (theme: string) =>
      `Le mémorandum n'a pas de recommandation clé sur le thème **${theme}**. L'une de celles-ci convient peut-être à ton groupe.`,
    belongsTo: (number: number, title: string) => `Fait partie de la recommandation ${number} : ${title}`,
    why: 'Pourquoi ?',
    now: 'Que demandes-tu maintenant ?',
    sentence: 'La phrase pour un programme ou un plan',
    firstStep: 'Un premier pas',
    further: 'Un pas de plus',
    dutch: 'Les phrases sont en néerlandais, la langue de celles et ceux qui les reçoivent.',
    next: (title: string) => `Suivante : ${title}`,
    nextPoints: (number: number) => `Vers la recommandation ${number}`,
    all: 'Toutes les recommandations',
    keyOf: 'Les recommandations clés qui en font partie',
  },
};

export default command({
  aliases: {
    nl: ['memo aanbevelingen', 'memo eisen'],
    en: ['memo recommendations', 'memo demands'],
    fr: ['memo recommandations', 'memo demandes'],
  },
  summary: { nl: 'Bekijk de aanbevelingen', en: 'Browse the recommendations', fr: 'Parcourir les recommandations' },
  asks: {
    nl: [
      'aanbevelingen bekijken',
      'sleutelaanbevelingen',
      'aanbevelingen thema',
      'aanbevelingen kiezen',
      'eisen kiezen',
    ],
    en: ['browse recommendations', 'key recommendations', 'choose recommendations', 'choose demands'],
    fr: ['parcourir recommandations', 'recommandations clés', 'choisir recommandations', 'choisir demandes'],
  },
  options: {
    theme: themeOption(),
    /** A key recommendation, as `1-3`. */
    id: hiddenOption(),
    /** A recommendation with its points. */
    number: hiddenOption(),
  },
  run: ({ theme, id, number }, services) => {
    const { language, tables } = services;
    const [chosen] = id === undefined ? [] : demandsOf([id], services);
    const recommendation = tables.recommendations.recommendations.find((each) => `${each.number}` === number);
    const blocks = chosen
      ? showOne(chosen, theme, services)
      : recommendation
        ? showPoints(recommendation, services)
        : theme
          ? showTheme(theme, services)
          : showAll(services);
    const asked = chosen ? { id: chosen.id } : recommendation ? { number: `${recommendation.number}` } : {};
    const share = show(theme ? { theme: theme.id, ...asked } : asked);
    return {
      blocks: [...blocks, { kind: 'sources', sources: [memorandumSource(services)] }],
      visibility: 'only-you',
      language,
      share,
    };
  },
});

function showAll(services: Services): readonly Block[] {
  const { language, tables } = services;
  const say = words[language];
  const { recommendations } = tables.recommendations;
  const list = recommendations.map(
    ({ number, title, summary }) => `${number}. **${title[language]}.** ${summary[language]}`,
  );
  return [
    { kind: 'text', text: `${say.intro}\n\n${list.join('\n')}` },
    {
      kind: 'buttons',
      buttons: recommendations.map(({ number }) => ({
        label: say.points(number),
        action: show({ number: `${number}` }),
      })),
    },
    ...chooseKey(say.choose, keyRecommendations(services), undefined, language),
    chooseTheme(services),
  ];
}

function showTheme(theme: Theme, services: Services): readonly Block[] {
  const { language, button } = services;
  const say = words[language];
  const found = keyRecommendations(services, theme);
  const name = theme.name[language];
  if (found.length === 0) return [{ kind: 'text', text: say.noneOfTheme(name) }, ...showAll(services)];
  const list = found.map(({ title, demand }) => `- **${title[language]}.** ${demand[language]}`);
  const buttons = [
    ...['memo allies', 'memo offers'].flatMap((command) => button(command, { theme: theme.id }) ?? []),
    { label: say.all, action: show({}) },
  ];
  return [
    { kind: 'text', text: `${say.allOfTheme(name)}\n\n${list.join('\n')}` },
    ...chooseKey(say.choose, found, theme, language),
    { kind: 'buttons', buttons },
    chooseTheme(services),
  ];
}

function showOne(chosen: KeyRecommendation, theme: Theme | undefined, services: Services): readonly Block[] {
  const { language, tables } = services;
  const say = words[language];
  const recommendation = tables.recommendations.recommendations.find(({ number }) => number === chosen.recommendation);
  const belongsTo = recommendation ? say.belongsTo(recommendation.number, recommendation.title[language]) : '';
  return [
    { kind: 'section', title: chosen.title[language], text: `${chosen.demand[language]}\n\n*${belongsTo}*` },
    { kind: 'text', text: `**${say.why}** ${chosen.why[language]}` },
    { kind: 'text', text: `**${say.now}** ${chosen.now[language]}` },
    { kind: 'copy', title: say.sentence, text: chosen.sentence },
    { kind: 'copy', title: say.firstStep, text: chosen.firstStep },
    { kind: 'copy', title: say.further, text: chosen.further },
    ...(say.dutch === '' ? [] : [{ kind: 'text' as const, text: say.dutch }]),
    { kind: 'buttons', buttons: waysOn(chosen, theme, services) },
  ];
}

/** What to do with a key recommendation, and the next one: of the theme when it was reached through one. */
function waysOn(chosen: KeyRecommendation, theme: Theme | undefined, services: Services): readonly Button[] {
  const { language, button } = services;
  const say = words[language];
  const list = keyRecommendations(services, theme);
  const next = list[list.findIndex(({ id }) => id === chosen.id) + 1];
  const about = chosen.themes.includes(theme?.id ?? '') ? theme?.id : chosen.themes[0];
  return [
    button('memo mail', { demands: chosen.id }),
    chosen.themes.includes('budget') ? button('memo budget') : undefined,
    button('memo allies', about === undefined ? {} : { theme: about }),
    next && { label: say.next(next.title[language]), action: showKey(next, theme) },
    { label: say.all, action: show({}) },
  ].filter((each) => each !== undefined);
}

function showPoints(recommendation: Recommendation, services: Services): readonly Block[] {
  const { language, tables } = services;
  const say = words[language];
  const { number, title, summary, points } = recommendation;
  const next = tables.recommendations.recommendations.find((each) => each.number === number + 1);
  const keys = keyRecommendations(services).filter((each) => each.recommendation === number);
  return [
    { kind: 'section', title: `${number}. ${title[language]}`, text: summary[language] },
    ...points.map(
      (point): Block => ({
        kind: 'section',
        title: `${number}.${point.number} ${point.title[language]}`,
        text: [
          point.ask[language],
          `**${say.why}** ${point.why[language]}`,
          `**${say.now}** ${point.now[language]}`,
        ].join('\n\n'),
      }),
    ),
    ...chooseKey(say.keyOf, keys, undefined, language),
    {
      kind: 'buttons',
      buttons: [
        ...(next ? [{ label: say.nextPoints(next.number), action: show({ number: `${next.number}` }) }] : []),
        { label: say.all, action: show({}) },
      ],
    },
  ];
}

function chooseKey(
  label: string,
  keys: readonly KeyRecommendation[],
  theme: Theme | undefined,
  language: Language,
): readonly Block[] {
  const options = keys.map((each) => ({ label: each.title[language], action: showKey(each, theme) }));
  return options.length === 0 ? [] : [{ kind: 'select', label, options }];
}

/** The themes that have key recommendations. */
function chooseTheme(services: Services): Block {
  const { language, tables } = services;
  const options = tables.themes.themes
    .filter((theme) => keyRecommendations(services, theme).length > 0)
    .map(({ id, name }) => ({ label: name[language], action: show({ theme: id }) }));
  return { kind: 'select', label: words[language].chooseTheme, options };
}

function keyRecommendations({ tables }: Services, theme?: Theme): readonly KeyRecommendation[] {
  const all = tables['key-recommendations'].keyRecommendations;
  return theme ? all.filter(({ themes }) => themes.includes(theme.id)) : all;
}

function showKey({ id }: KeyRecommendation, theme: Theme | undefined): Button['action'] {
  return show(theme ? { theme: theme.id, id } : { id });
}

function show(options: Readonly<Record<string, string>>): Button['action'] {
  return { kind: 'command', command: 'memo recommendations', options };
}
