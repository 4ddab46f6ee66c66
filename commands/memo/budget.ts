import {
  amountOption,
  type Block,
  type Button,
  command,
  demandsOf,
  documentSource,
  type FormField,
  fillLetter,
  formatEuro,
  type Language,
  locales,
  type Municipality,
  municipalityInput,
  municipalityOption,
  placeNote,
  type Services,
  type SourceReference,
} from '#bot';

/** What the memorandum gives as a target that can be reached. */
const euroPerInhabitant = 2;
/** The share of the ordinary budget that 11.11.11 and the VVSG ask for. */
const idealShare = 0.007;
/** More than this per inhabitant is no ordinary budget of a municipality (our guess, far above any). */
const mostPerInhabitant = 10_000;

/** The key recommendations about the amount and about how it is divided. */
const amountDemand = '1-5';
const divisionDemand = '1-6';

const words = {
  nl: {
    ordinary: 'Gewone begroting (euro)',
    ask: 'Voor welke gemeente wil je het budget weten? Ik bereken 2 euro per inwoner.',
    askMore: 'Vul je de gewone begroting in, dan bereken ik ook de 0,7 %.',
    onlyShare: (ordinary: string, share: string) => `0,7 % van ${ordinary} is **${share} per jaar**.`,
    formTitle: 'Bereken het budget',
    ordinaryHint: 'Bijvoorbeeld 25.000.000 of 25 miljoen.',
    send: 'Bereken',
    title: (name: string) => `Budget voor internationale solidariteit in ${name}`,
    amount: (name: string, amount: string) => `2 euro per inwoner komt in ${name} neer op **${amount} per jaar**.`,
    share: (share: string, perHead: string) =>
      `0,7 % van de gewone begroting komt neer op **${share} per jaar**, of ${perHead} per inwoner.`,
    population: 'Inwoners',
    statbel: (year: number) => `Statbel, 1 januari ${year}`,
    given: 'Gewone begroting, zoals jij ze gaf',
    doubt: (ordinary: string, perHead: string, isLittle: boolean) =>
      `**Klopt dat bedrag?** Een gewone begroting van ${ordinary} is ${perHead} per inwoner. Dat lijkt me erg ${isLittle ? 'weinig' : 'veel'}. Kijk even na of er geen nul te ${isLittle ? 'weinig' : 'veel'} staat. Ik rekende er wel mee, maar liet het weg uit de tekst voor je mail.`,
    norm: 'Wat is die norm, en wat niet?',
    norms: [
      '2 euro per inwoner geeft 11.11.11 als voorbeeld van een haalbaar doel. Je mag het aanpassen aan je gemeente.',
      '0,7 % van de gewone begroting blijft het ideaal. Ook de VVSG, de vereniging van de steden en gemeenten zelf, noemt dat in haar memorandum van 2024.',
      'Het is een streefdoel. Nergens in onze bronnen lezen we dat een gemeente het moet halen.',
      'De 0,7 % van landen is iets anders: daar gaat het om het bruto nationaal inkomen.',
      'Geeft je gemeente al meer dan 2 euro per inwoner? Vraag dan dat het minstens zo blijft, of verder groeit naar 0,7 %.',
    ],
    how: 'Zo vraag je het',
    division: 'Een eerlijke verdeling',
    noPercentages: 'Hoeveel procent naar elk deel gaat, zegt het memorandum niet. Bespreek dat in de adviesraad.',
    copy: 'Voor in je mail',
    dutch: '',
    find: (where: string) =>
      `**Ken je de gewone begroting?** Dan reken ik de 0,7 % uit. Tip: zoek in het meerjarenplan of de jaarrekening ${where}, of vraag aan de financieel directeur welk cijfer je neemt. Welke uitgaven meetellen, staat in een nota met rekenblad van de VVSG. Vraag ernaar via internationaal@vvsg.be.`,
    again: 'Wil je een ander bedrag proberen?',
    onSite: (url: string | undefined) => (url === undefined ? 'op de website van je gemeente' : `op ${url}`),
    populationSource: (year: number) => `Statbel, bevolking op 1 januari ${year}`,
  },
  en: {
    ordinary: 'Ordinary budget (euro)',
    ask: 'For which municipality? I work out 2 euro per inhabitant.',
    askMore: 'Fill in the ordinary budget (gewone begroting), and I work out the 0.7 % too.',
    onlyShare: (ordinary: string, share: string) => `0.7 % of ${ordinary} is **${share} a year**.`,
    formTitle: 'Work out the budget',
    ordinaryHint: 'For example 25,000,000 or 25 million.',
    send: 'Work out',
    title: (name: string) => `Budget for international solidarity in ${name}`,
    amount: (name: string, amount: string) => `2 euro per inhabitant comes to **${amount} a year** in ${name}.`,
    share: (share: string, perHead: string) =>
      `0.7 % of the ordinary budget is **${share} a year**, or ${perHead} per inhabitant.`,
    population: 'Inhabitants',
    statbel: (year: number) => `Statbel, 1 January ${year}`,
    given: 'Ordinary budget, as you gave it',
    doubt: (ordinary: string, perHead: string, isLittle: boolean) =>
      `**Is that amount right?** An ordinary budget of ${ordinary} is ${perHead} per inhabitant. That seems very ${isLittle ? 'low' : 'high'} to me. Check whether there is a zero too ${isLittle ? 'few' : 'many'}. I calculated with it all the same, but left it out of the text for your mail.`,
    norm: 'What is that norm, and what is it not?',
    norms: [
      '2 euro per inhabitant is an example by 11.11.11 of a target that can be reached. You may fit it to your municipality.',
      '0.7 % of the ordinary budget (gewone begroting) remains the ideal. The VVSG, the association of the municipalities themselves, names it too in its memorandum of 2024.',
      'It is a target. Nowhere in our sources do we read that a municipality must reach it.',
      'The 0.7 % of countries is something else: that is about gross national income.',
      'Does your municipality already give more than 2 euro per inhabitant? Then ask that it stays at least that, or grows further towards 0.7 %.',
    ],
    how: 'How to ask for it',
    division: 'A fair division',
    noPercentages:
      'What percentage each part gets, the memorandum does not say. Discuss it in the advisory council (adviesraad).',
    copy: 'For your mail',
    dutch: 'The text is in Dutch, the language of the municipality.',
    find: (where: string) =>
      `**Do you know the ordinary budget?** Then I work out the 0.7 %. Tip: look in the multi-year plan (meerjarenplan) or the annual accounts (jaarrekening) ${where}, or ask the financial director which figure to take. A note with a spreadsheet of the VVSG tells which expenses count. Ask for it at internationaal@vvsg.be.`,
    again: 'Would you like to try another amount?',
    onSite: (url: string | undefined) => (url === undefined ? "on your municipality's website" : `on ${url}`),
    populationSource: (year: number) => `Statbel, population on 1 January ${year}`,
  },
  fr: {
    ordinary: 'Budget ordinaire (euro)',
    ask: 'Pour quelle commune ? Je calcule 2 euros par habitant.',
    askMore: 'Si tu remplis le budget ordinaire (gewone begroting), je calcule aussi les 0,7 %.',
    onlyShare: (ordinary: string, share: string) => `0,7 % de ${ordinary}, cela fait **${share} par an**.`,
    formTitle: 'Calculer le budget',
    ordinaryHint: 'Par exemple 25 000 000 ou 25 millions.',
    send: 'Calculer',
    title: (name: string) => `Budget pour la solidarité internationale à ${name}`,
    amount: (name: string, amount: string) => `2 euros par habitant, cela fait **${amount} par an** à ${name}.`,
    share: (share: string, perHead: string) =>
      `0,7 % du budget ordinaire, cela fait **${share} par an**, ou ${perHead} par habitant.`,
    population: 'Habitants',
    statbel: (year: number) => `Statbel, 1er janvier ${year}`,
    given: "Budget ordinaire, comme tu l'as donné",
    doubt: (ordinary: string, perHead: string, isLittle: boolean) =>
      `**Ce montant est-il juste ?** Un budget ordinaire de ${ordinary}, c'est ${perHead} par habitant. Cela me paraît très ${isLittle ? 'bas' : 'élevé'}. Vérifie s'il n'y a pas un zéro ${isLittle ? 'en moins' : 'en trop'}. J'ai quand même calculé avec ce montant, mais il n'est pas dans le texte pour ton mail.`,
    norm: "Qu'est-ce que cette norme, et que n'est-elle pas ?",
    norms: [
      "2 euros par habitant, c'est un exemple d'objectif accessible que donne 11.11.11. Tu peux l'adapter à ta commune.",
      "0,7 % du budget ordinaire (gewone begroting) reste l'idéal. La VVSG, l'association des communes flamandes elles-mêmes, le cite aussi dans son mémorandum de 2024.",
      "C'est un objectif. Nulle part dans nos sources nous ne lisons qu'une commune est obligée de l'atteindre.",
      "Les 0,7 % des pays, c'est autre chose : il s'agit là du revenu national brut.",
      'Ta commune donne déjà plus de 2 euros par habitant ? Demande alors que ce montant reste au moins le même, et continue à grandir vers 0,7 %.',
    ],
    how: 'Comment le demander',
    division: 'Une répartition équitable',
    noPercentages:
      'Quel pourcentage va à chaque partie, le mémorandum ne le dit pas. Parles-en au conseil consultatif (adviesraad).',
    copy: 'À mettre dans ton mail',
    dutch: 'Le texte est en néerlandais, la langue de la commune.',
    find: (where: string) =>
      `**Tu connais le budget ordinaire ?** Je calcule alors les 0,7 %. Conseil : cherche dans le plan pluriannuel (meerjarenplan) ou les comptes annuels (jaarrekening) ${where}, ou demande au directeur financier quel chiffre prendre. Une note de la VVSG avec une feuille de calcul dit quelles dépenses comptent. Demande-la à internationaal@vvsg.be.`,
    again: 'Veux-tu essayer un autre montant ?',
    onSite: (url: string | undefined) => (url === undefined ? 'sur le site de ta commune' : `sur ${url}`),
    populationSource: (year: number) => `Statbel, population au 1er janvier ${year}`,
  },
};

export default command({
  aliases: { nl: ['memo budget'], en: ['memo budget'], fr: ['memo budget'] },
  summary: { nl: 'Bereken het budget', en: 'Work out the budget', fr: 'Calculer le budget' },
  asks: {
    nl: ['budget berekenen', 'budget uitrekenen', 'euro per inwoner', '0,7 gewone begroting'],
    en: ['calculate budget', 'budget calculation', 'euro per inhabitant', 'euros inhabitant', '0.7 ordinary budget'],
    fr: ['calculer budget', 'euro par habitant', 'euros habitant', '0,7 budget ordinaire'],
  },
  options: {
    municipality: municipalityOption(),
    budget: amountOption({ nl: words.nl.ordinary, en: words.en.ordinary, fr: words.fr.ordinary }),
  },
  run: ({ municipality: found, budget }, services) => {
    const { language } = services;
    if (!found) return { blocks: askMunicipality(budget, language), visibility: 'only-you', language };
    const { municipality } = found;
    const note = placeNote(found, services);
    const sums = calculate(municipality, budget);
    const blocks: Block[] = [
      ...(note === undefined ? [] : [{ kind: 'text' as const, text: note }]),
      ...showSums(sums, language),
      ...sentence(sums, services),
      ...askOrdinary(sums, language),
      ...explain(services),
      ...buttons(municipality, services),
      { kind: 'sources', sources: sources(municipality, services) },
    ];
    return { blocks, visibility: 'only-you', language, share: calculateAgain(municipality, budget) };
  },
});

/** What comes out; `given` is there when the ordinary budget was, with what makes it doubtful. */
type Sums = {
  readonly municipality: Municipality;
  readonly amount: number;
  readonly given?: { readonly ordinary: number; readonly share: number; readonly doubt?: 'little' | 'much' };
};

function calculate(municipality: Municipality, ordinary: number | undefined): Sums {
  const amount = euroPerInhabitant * municipality.population;
  if (ordinary === undefined) return { municipality, amount };
  const share = shareOf(ordinary);
  if (share < amount) return { municipality, amount, given: { ordinary, share, doubt: 'little' } };
  const isMuch = ordinary > mostPerInhabitant * municipality.population;
  return { municipality, amount, given: { ordinary, share, ...(isMuch ? { doubt: 'much' } : {}) } };
}

/** In whole euros. */
function shareOf(ordinary: number): number {
  return Math.round(idealShare * ordinary);
}

function showSums({ municipality, amount, given }: Sums, language: Language): readonly Block[] {
  const say = words[language];
  const { name, population, populationYear } = municipality;
  const perHead = (total: number) => formatEuro(Math.round((100 * total) / population) / 100, language);
  const euro = (total: number) => formatEuro(total, language);
  const results = [
    say.amount(name, euro(amount)),
    ...(given ? [say.share(euro(given.share), perHead(given.share))] : []),
  ];
  const people = `${population.toLocaleString(locales[language])} (${say.statbel(populationYear)})`;
  const section: Block = {
    kind: 'section',
    title: say.title(name),
    text: results.join(' '),
    fields: [
      { name: say.population, value: people },
      ...(given ? [{ name: say.given, value: euro(given.ordinary) }] : []),
    ],
  };
  if (given?.doubt === undefined) return [section];
  const { ordinary, doubt } = given;
  return [section, { kind: 'text', text: say.doubt(euro(ordinary), perHead(ordinary), doubt === 'little') }];
}

/** What the norm is, how to ask for it and how to divide it: the last two as the key recommendations have it. */
function explain(services: Services): readonly Block[] {
  const { language } = services;
  const say = words[language];
  const [amount] = demandsOf([amountDemand], services);
  const [division] = demandsOf([divisionDemand], services);
  const parts = [
    `**${say.norm}**\n\n${say.norms.map((line) => `- ${line}`).join('\n')}`,
    ...(amount ? [`**${say.how}**\n\n${amount.now[language]}\n\n${amount.why[language]}`] : []),
    ...(division
      ? [`**${say.division}**\n\n${division.demand[language]} ${say.noPercentages}\n\n${division.why[language]}`]
      : []),
  ];
  return parts.map((text) => ({ kind: 'text', text }));
}

/** Dutch whatever the language: the municipality reads it. */
function sentence({ municipality, amount, given }: Sums, { letters, language }: Services): readonly Block[] {
  const say = words[language];
  const sure = given?.doubt === undefined ? given : undefined;
  const { text } = fillLetter(letters.budget, {
    municipality: municipality.name,
    population: municipality.population.toLocaleString(locales.nl),
    year: `${municipality.populationYear}`,
    amount: formatEuro(amount, 'nl'),
    ordinary: sure ? formatEuro(sure.ordinary, 'nl') : '',
    share: sure ? formatEuro(sure.share, 'nl') : '',
  });
  return [
    { kind: 'copy', title: say.copy, text },
    ...(say.dutch === '' ? [] : [{ kind: 'text' as const, text: say.dutch }]),
  ];
}

function askMunicipality(budget: number | undefined, language: Language): Block[] {
  const say = words[language];
  const euro = (total: number) => formatEuro(total, language);
  const text =
    budget === undefined
      ? `${say.ask} ${say.askMore}`
      : `${say.onlyShare(euro(budget), euro(shareOf(budget)))} ${say.ask}`;
  return [
    { kind: 'text', text },
    {
      kind: 'form',
      title: say.formTitle,
      action: { kind: 'command', command: 'memo budget', options: {} },
      submit: say.send,
      fields: [municipalityInput({ language }), ordinaryField(budget, false, language)],
    },
  ];
}

/** Asks for the ordinary budget where it is not known, and again where it is doubted. */
function askOrdinary({ municipality, given }: Sums, language: Language): readonly Block[] {
  if (given && given.doubt === undefined) return [];
  const say = words[language];
  return [
    { kind: 'text', text: given ? say.again : say.find(say.onSite(municipality.website)) },
    {
      kind: 'form',
      title: say.formTitle,
      action: calculateAgain(municipality, undefined),
      submit: say.send,
      fields: [ordinaryField(given?.ordinary, true, language)],
    },
  ];
}

function ordinaryField(budget: number | undefined, required: boolean, language: Language): FormField {
  const say = words[language];
  return {
    kind: 'text',
    name: 'budget',
    label: say.ordinary,
    hint: say.ordinaryHint,
    required,
    maxLength: 60,
    ...(budget === undefined ? {} : { value: budget.toLocaleString(locales[language]) }),
  };
}

function buttons({ name }: Municipality, { button }: Services): readonly Block[] {
  const all = [
    button('memo mail', { municipality: name, demands: amountDemand }),
    button('memo recommendations', { theme: 'budget' }),
    button('memo allies', { municipality: name }),
  ].filter((each) => each !== undefined);
  return all.length === 0 ? [] : [{ kind: 'buttons', buttons: all }];
}

function calculateAgain({ name }: Municipality, budget: number | undefined): Button['action'] {
  const options = { municipality: name, ...(budget === undefined ? {} : { budget: `${budget}` }) };
  return { kind: 'command', command: 'memo budget', options };
}

function sources({ populationYear }: Municipality, services: Services): readonly SourceReference[] {
  return [
    documentSource('memorandum', services),
    documentSource('flyer', services),
    {
      document: 'web',
      title: 'Memorandum 2024 van de VVSG',
      url: 'https://www.vvsg.be/kennisitem/vvsg/memorandum24',
      year: 2024,
    },
    {
      document: 'web',
      title: words[services.language].populationSource(populationYear),
      url: 'https://statbel.fgov.be',
    },
  ];
}
