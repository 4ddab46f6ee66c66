import {
  type Block,
  type Button,
  command,
  documentSource,
  type Language,
  listTexts,
  locales,
  type Offer,
  type Services,
  type Theme,
  themeOption,
} from '#bot';

const words = {
  nl: {
    theme: 'Thema',
    all: 'Dit bieden lidorganisaties van 11.11.11 aan gemeenten, scholen en verenigingen aan:',
    ofTheme: (theme: string) => `Dit bieden lidorganisaties van 11.11.11 aan rond het thema **${theme}**:`,
    noneOfTheme: (theme: string) =>
      `Rond het thema **${theme}** vond ik geen aanbod van een lidorganisatie. Dit is er wel; misschien past er iets bij.`,
    audience: { municipality: 'gemeenten', school: 'scholen', association: 'verenigingen', citizens: 'inwoners' },
    forWhom: (whom: string) => `voor ${whom}`,
    ask: 'Prijzen en data staan niet in mijn bronnen, en een aanbod kan veranderd zijn. Vraag het aan de organisatie zelf, via haar website.',
    website: 'Website',
    chooseTheme: 'Kies een thema',
    everything: 'Het hele aanbod',
  },
  en: {
    theme: 'Theme',
    all: 'This is what member organisations of 11.11.11 offer to municipalities, schools and associations:',
    ofTheme: (theme: string) => `This is what member organisations of 11.11.11 offer on the theme **${theme}**:`,
    noneOfTheme: (theme: string) =>
      `On the theme **${theme}** I found no offer of a member organisation. This is what there is; perhaps something fits.`,
    audience: {
      municipality: 'municipalities',
      school: 'schools',
      association: 'associations',
      citizens: 'inhabitants',
    },
    forWhom: (whom: string) => `for ${whom}`,
    ask: 'Prices and dates are not in my sources, nor whether it is given in another language than Dutch, and an offer may have changed. Ask the organisation itself, through its website.',
    website: 'Website',
    chooseTheme: 'Choose a theme',
    everything: 'All offers',
  },
  fr: {
    theme: 'Thème',
    all: 'Voici ce que des organisations membres de 11.11.11 proposent aux communes, aux écoles et aux associations :',
    ofTheme: (theme: string) =>
      `Voici ce que des organisations membres de 11.11.11 proposent sur le thème **${theme}** :`,
    noneOfTheme: (theme: string) =>
      `Sur le thème **${theme}**, je n'ai trouvé aucune offre d'une organisation membre. Voici ce qui existe ; quelque chose convient peut-être.`,
    audience: {
      municipality: 'les communes',
      school: 'les écoles',
      association: 'les associations',
      citizens: 'les habitants',
    },
    forWhom: (whom: string) => `pour ${whom}`,
    ask: "Les prix et les dates ne sont pas dans mes sources, ni si l'offre existe dans une autre langue que le néerlandais ; elle peut aussi avoir changé. Demande-le à l'organisation, via son site.",
    website: 'Site',
    chooseTheme: 'Choisis un thème',
    everything: "Toute l'offre",
  },
};

export default command({
  aliases: { nl: ['memo aanbod'], en: ['memo offers', 'memo offer'], fr: ['memo offre'] },
  summary: {
    nl: 'Bekijk het aanbod van lidorganisaties',
    en: 'See what member organisations offer',
    fr: "Voir l'offre des organisations membres",
  },
  asks: {
    nl: [
      'aanbod lidorganisaties',
      'aanbod scholen',
      'aanbod gemeenten',
      'workshop school',
      'activiteit lidorganisatie',
    ],
    en: ['offer member organisations', 'offer schools', 'workshop school'],
    fr: ['offre organisations membres', 'offre écoles', 'offre communes', 'atelier école'],
  },
  options: { theme: themeOption() },
  run: ({ theme }, services) => {
    const { language, tables } = services;
    const say = words[language];
    const { offers } = tables.offers;
    const found = offersOf(theme, services);
    const name = theme?.name[language] ?? '';
    const intro = !theme ? say.all : found.length === 0 ? say.noneOfTheme(name) : say.ofTheme(name);
    const blocks: Block[] = [
      { kind: 'text', text: intro },
      ...describe(found.length === 0 ? offers : found, language),
      { kind: 'text', text: say.ask },
      chooseTheme(services),
      ...waysOn(theme, services),
      { kind: 'sources', sources: [documentSource('presentation', services), documentSource('memorandum', services)] },
    ];
    return { blocks, visibility: 'only-you', language, share: show(theme) };
  },
});

/** A section for each organisation, or several where its list would be too long. */
function describe(offers: readonly Offer[], language: Language): readonly Block[] {
  const byOrganisation = Map.groupBy(offers, ({ organisation }) => organisation);
  return [...byOrganisation].flatMap(([organisation, all]) => {
    const urls = new Set(all.map(({ url }) => url));
    const lines = all.map((offer) => `${describeOne(offer, language)}${urls.size === 1 ? '' : ` (${offer.url})`}`);
    const fields = [{ name: words[language].website, value: [...urls].join() }];
    return listTexts(lines).map((text): Block => {
      const section = { kind: 'section', title: organisation, text } as const;
      return urls.size === 1 ? { ...section, fields } : section;
    });
  });
}

function describeOne({ title, items, audience }: Offer, language: Language): string {
  const say = words[language];
  const whom = new Intl.ListFormat(locales[language]).format(audience.map((each) => say.audience[each]));
  const what = items[language].filter((item) => item !== title[language]).join('; ');
  return `**${title[language]}** (${say.forWhom(whom)})${what === '' ? '' : `: ${what}`}`;
}

/** The themes about which there is an offer. */
function chooseTheme(services: Services): Block {
  const { language, tables } = services;
  const options = tables.themes.themes
    .filter((theme) => offersOf(theme, services).length > 0)
    .map((theme) => ({ label: theme.name[language], action: show(theme) }));
  return { kind: 'select', label: words[language].chooseTheme, options };
}

function waysOn(theme: Theme | undefined, { button, language }: Services): readonly Block[] {
  const options = theme ? { theme: theme.id } : {};
  const buttons = [
    ...(theme ? [{ label: words[language].everything, action: show() }] : []),
    ...['memo recommendations', 'memo allies'].flatMap((command) => button(command, options) ?? []),
  ];
  return buttons.length === 0 ? [] : [{ kind: 'buttons', buttons }];
}

function offersOf(theme: Theme | undefined, { tables }: Services): readonly Offer[] {
  const { offers } = tables.offers;
  return theme ? offers.filter(({ themes }) => themes.includes(theme.id)) : offers;
}

function show(theme?: Theme): Button['action'] {
  return { kind: 'command', command: 'memo offers', options: theme ? { theme: theme.id } : {} };
}
