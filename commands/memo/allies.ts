import {
  type AllyCategory,
  type Block,
  type Button,
  categoryKey,
  command,
  documentSource,
  type FoundMunicipality,
  fillLetter,
  hiddenOption,
  idOfKey,
  listTexts,
  locales,
  type Municipality,
  municipalityInput,
  municipalityOption,
  placeNote,
  type Reply,
  type Services,
  type Theme,
  themeOption,
} from '#bot';

const words = {
  nl: {
    title: (place = 'je gemeente', theme = '') => `Medestanders in ${place}${theme}`,
    how: 'Klop eerst aan bij de **adviesraad voor internationale solidariteit**, als je gemeente er een heeft: die kent de weg in het gemeentehuis. En ga zelf langs of bel: dat werkt beter dan een mail.',
    honest: (place = 'je gemeente') =>
      `Welke groepen er in ${place} actief zijn, weet ik niet. Wel wie je kan zoeken, waar je hen vindt en wat je kan zeggen.`,
    noneFor: (theme: string) =>
      `Voor **${theme}** heb ik geen aparte medestanders. Hier is de hele lijst: kijk maar wie bij jullie vraag past.`,
    pick: 'Bekijk een medestander',
    byTheme: 'Of zoek op thema',
    all: 'Toon alle medestanders',
    where: 'Waar vind je hen?',
    why: 'Waarom zouden ze meedoen?',
    approach: 'Hoe pak je het aan?',
    site: (url: string) => `Het adres is ${url}`,
    probably: (url: string) => `Het adres is waarschijnlijk ${url}`,
    portal: (url: string) => `Agenda en besluiten van de gemeenteraad: waarschijnlijk op ${url}`,
    search: (phrase: string) => `Of zoek op internet: "${phrase}"`,
    searchAnywhere: (phrase: string) => `Of zoek op internet: "${phrase}" met de naam van je gemeente erbij`,
    formerly: (names: string) => `Groepen dragen vaak nog de naam van een vroegere gemeente: zoek ook met ${names}`,
    message: 'Je eerste bericht (vul aan wat tussen [ ] staat)',
    dutch: '',
    next: (name: string) => `Volgende: ${name}`,
    back: 'Terug naar de lijst',
    form: 'Voor jouw gemeente',
    show: 'Toon',
  },
  en: {
    title: (place = 'your municipality', theme = '') => `Allies in ${place}${theme}`,
    how: 'Start with the **advisory council for international solidarity** (adviesraad), if your municipality has one: it knows its way around town hall. And go there or phone: that works better than an e-mail.',
    honest: (place = 'your municipality') =>
      `I do not know which groups are active in ${place}. I do know whom you can look for, where to find them and what you can say.`,
    noneFor: (theme: string) =>
      `I have no separate allies for **${theme}**. Here is the whole list: see who fits your demand.`,
    pick: 'Look at one ally',
    byTheme: 'Or search by theme',
    all: 'Show all allies',
    where: 'Where do you find them?',
    why: 'Why would they join?',
    approach: 'How do you go about it?',
    site: (url: string) => `The address is ${url}`,
    probably: (url: string) => `The address is probably ${url}`,
    portal: (url: string) => `Agenda and decisions of the local council: probably on ${url}`,
    search: (phrase: string) => `Or search the internet for "${phrase}"`,
    searchAnywhere: (phrase: string) =>
      `Or search the internet for "${phrase}" together with the name of your municipality`,
    formerly: (names: string) => `Groups often still bear the name of a former municipality: also search with ${names}`,
    message: 'Your first message (fill in what stands between [ ])',
    dutch: 'The message is in Dutch, the language in which you send it in Flanders.',
    next: (name: string) => `Next: ${name}`,
    back: 'Back to the list',
    form: 'For your municipality',
    show: 'Show',
  },
  fr: {
    title: (place?: string, theme = '') =>
      `Des alliés ${place === undefined ? 'dans ta commune' : `à ${place}`}${theme}`,
    how: "Frappe d'abord à la porte du **conseil consultatif pour la solidarité internationale** (adviesraad), si ta commune en a un : il connaît les rouages de la maison communale. Et va sur place ou téléphone : ça marche mieux qu'un e-mail.",
    honest: (place?: string) =>
      `Je ne sais pas quels groupes sont actifs ${place === undefined ? 'dans ta commune' : `à ${place}`}. Mais je peux te dire qui chercher, où les trouver et quoi leur dire.`,
    noneFor: (theme: string) =>
      `Je n'ai pas d'alliés particuliers pour **${theme}**. Voici toute la liste : regarde qui convient à votre demande.`,
    pick: 'Regarde un allié de plus près',
    byTheme: 'Ou cherche par thème',
    all: 'Montrer tous les alliés',
    where: 'Où les trouver ?',
    why: 'Pourquoi se joindraient-ils à toi ?',
    approach: "Comment t'y prendre ?",
    site: (url: string) => `L'adresse est ${url}`,
    probably: (url: string) => `L'adresse est probablement ${url}`,
    portal: (url: string) => `Ordre du jour et décisions du conseil communal : probablement sur ${url}`,
    search: (phrase: string) => `Ou cherche sur internet : « ${phrase} »`,
    searchAnywhere: (phrase: string) => `Ou cherche sur internet : « ${phrase} », avec le nom de ta commune`,
    formerly: (names: string) =>
      `Les groupes portent souvent encore le nom d'une ancienne commune : cherche aussi avec ${names}`,
    message: 'Ton premier message (complète ce qui est entre [ ])',
    dutch: "Le message est en néerlandais, la langue dans laquelle tu l'envoies en Flandre.",
    next: (name: string) => `Suivant : ${name}`,
    back: 'Retour à la liste',
    form: 'Pour ta commune',
    show: 'Montrer',
  },
};

/** What somebody looks for: allies of all kinds, or for one theme, anywhere or in one municipality. */
type Wanted = { readonly found: FoundMunicipality | undefined; readonly theme: Theme | undefined };

export default command({
  aliases: { nl: ['memo medestanders'], en: ['memo allies'], fr: ['memo alliés'] },
  summary: { nl: 'Zoek medestanders', en: 'Find allies', fr: 'Trouver des alliés' },
  asks: {
    nl: [
      'medestanders',
      'bondgenoten',
      'partners zoeken',
      'verenigingen aanspreken',
      'organisaties aanspreken',
      'groepen aanspreken',
      'samenwerken verenigingen',
      'samenwerken organisaties',
    ],
    en: ['allies', 'find partners', 'local partners', 'approach associations', 'approach organisations'],
    fr: ['alliés', 'trouver partenaires', 'chercher partenaires', 'contacter associations', 'contacter organisations'],
  },
  options: {
    municipality: municipalityOption(),
    theme: themeOption(),
    category: hiddenOption(),
  },
  run: ({ municipality, theme, category: key }, services) => {
    const { allyCategories } = services.tables['ally-categories'];
    const wanted = { found: municipality, theme };
    const id = key && idOfKey(key, idsOf(allyCategories));
    const category = allyCategories.find((each) => each.id === id);
    return category ? oneAlly(category, wanted, services) : listOfAllies(wanted, services);
  },
});

function listOfAllies(wanted: Wanted, services: Services): Reply {
  const { language, tables } = services;
  const { found, theme } = wanted;
  const say = words[language];
  const place = found?.municipality.name;
  const fitting = fittingAllies(theme, services);
  const shown = fitting.length > 0 ? fitting : tables['ally-categories'].allyCategories;
  const button = (label: string, changes: Changes) => ({
    label,
    action: actionOf({ ...wanted, ...changes }, services),
  });
  const note = found && placeNote(found, services);

  const intro = [...(theme && fitting.length === 0 ? [say.noneFor(theme.name[language])] : []), say.how];
  const blocks: Block[] = [
    ...(note === undefined ? [] : [{ kind: 'text', text: note } as const]),
    {
      kind: 'section',
      title: say.title(place, theme && ` (${theme.name[language]})`),
      text: [...intro, say.honest(place)].join('\n\n'),
    },
    ...listTexts(shown.map(({ name, who }) => `**${name[language]}**: ${firstSentence(who[language])}`)).map(
      (text) => ({ kind: 'text', text }) as const,
    ),
    {
      kind: 'select',
      label: say.pick,
      options: shown.map((category) => button(category.name[language], { category })),
    },
    {
      kind: 'select',
      label: say.byTheme,
      options: tables.themes.themes
        .filter((each) => each !== theme && fittingAllies(each, services).length > 0)
        .map((each) => button(each.name[language], { theme: each })),
    },
    ...(found === undefined ? [municipalityForm(wanted, services)] : []),
    { kind: 'sources', sources: [documentSource('guide', services)] },
    ...buttonsBlock([...boardButton(found, services), ...(theme ? [button(say.all, { theme: undefined })] : [])]),
  ];
  return { blocks, visibility: 'only-you', language, share: actionOf(wanted, services) };
}

function oneAlly(category: AllyCategory, wanted: Wanted, services: Services): Reply {
  const { language } = services;
  const { found } = wanted;
  const say = words[language];
  const fitting = fittingAllies(wanted.theme, services);
  const next = fitting[fitting.indexOf(category) + 1];
  const isLast = next === undefined || !fitting.includes(category);
  const message = fillLetter(
    { title: category.name.nl, paragraphs: [category.message] },
    {
      name: '[je naam]',
      group: '[je groep]',
      municipality: found?.municipality.name ?? '[je gemeente]',
    },
  );
  const buttons: Button[] = [
    ...(isLast
      ? []
      : [{ label: say.next(next.name[language]), action: actionOf({ ...wanted, category: next }, services) }]),
    ...boardButton(found, services),
    { label: say.back, action: actionOf(wanted, services) },
  ];
  const blocks: Block[] = [
    {
      kind: 'section',
      title: found ? `${category.name[language]} (${found.municipality.name})` : category.name[language],
      text: category.who[language],
    },
    { kind: 'section', title: say.why, text: category.why[language] },
    { kind: 'section', title: say.where, text: whereLines(category, found?.municipality, services).join('\n') },
    { kind: 'section', title: say.approach, text: category.approach[language] },
    { kind: 'copy', title: say.message, text: message.text },
    ...(say.dutch === '' ? [] : [{ kind: 'text', text: say.dutch } as const]),
    { kind: 'sources', sources: [documentSource('guide', services)] },
    { kind: 'buttons', buttons },
  ];
  return { blocks, visibility: 'only-you', language, share: actionOf({ ...wanted, category }, services) };
}

/** Where to look, as a list: what the guide names, with the addresses of the municipality, and words to search with. */
function whereLines(
  { where, search, themes }: AllyCategory,
  municipality: Municipality | undefined,
  { language }: Services,
): readonly string[] {
  const say = words[language];
  const places = where.map(({ label, url, site }) => {
    if (url !== undefined) return `${label[language]}: ${url}`;
    const { website, probableWebsite } = municipality ?? {};
    if (site === undefined || (website ?? probableWebsite) === undefined) return label[language];
    return `${label[language]}. ${website === undefined ? say.probably(probableWebsite ?? '') : say.site(website)}`;
  });
  // Advisory councils and those who decide: their names and advice stand in what the council decides.
  const isInPortal = themes.includes('policy') && where.some(({ site }) => site !== undefined);
  if (isInPortal && municipality?.councilPortal !== undefined) places.push(say.portal(municipality.councilPortal));
  if (search !== undefined) {
    places.push(municipality ? say.search(`${search} ${municipality.name}`) : say.searchAnywhere(search));
    const former = (municipality?.formerNames ?? []).filter((name) => name !== municipality?.name);
    if (former.length > 0) {
      places.push(say.formerly(new Intl.ListFormat(locales[language], { type: 'disjunction' }).format(former)));
    }
  }
  return places.map((place) => `- ${place}`);
}

/** Asks for the municipality, and keeps the theme. */
function municipalityForm(wanted: Wanted, services: Services): Block {
  const say = words[services.language];
  return {
    kind: 'form',
    title: say.form,
    action: actionOf(wanted, services),
    submit: say.show,
    fields: [municipalityInput(services)],
  };
}

function boardButton(found: FoundMunicipality | undefined, { button }: Services): readonly Button[] {
  const made = button('memo board', found ? { municipality: found.municipality.nis } : {});
  return made ? [made] : [];
}

function buttonsBlock(buttons: readonly Button[]): readonly Block[] {
  return buttons.length === 0 ? [] : [{ kind: 'buttons', buttons }];
}

type Changes = { readonly theme?: Theme | undefined; readonly category?: AllyCategory };

/** This command again, as short as a row of a select can hold it. */
function actionOf({ found, theme, category }: Wanted & Changes, { tables }: Services): Button['action'] {
  const ids = idsOf(tables['ally-categories'].allyCategories);
  const options = {
    ...(found ? { municipality: found.municipality.nis } : {}),
    ...(theme ? { theme: theme.id } : {}),
    ...(category ? { category: categoryKey(category.id, ids) } : {}),
  };
  return { kind: 'command', command: 'memo allies', options };
}

function idsOf(categories: readonly AllyCategory[]): readonly string[] {
  return categories.map(({ id }) => id);
}

function fittingAllies(theme: Theme | undefined, { tables }: Services): readonly AllyCategory[] {
  const { allyCategories } = tables['ally-categories'];
  return theme ? allyCategories.filter(({ themes }) => themes.includes(theme.id)) : allyCategories;
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s+\p{Lu})/su.exec(text)?.[0] ?? text;
}
