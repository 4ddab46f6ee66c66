import {
  answerOf,
  type Block,
  documentSource,
  escapeMarkup,
  evaluationFields,
  evaluationHints,
  type FormValues,
  givenEvaluation,
  guidedCommand,
  keepingEvaluation,
  municipalityField,
  municipalityOption,
  type Services,
  type Step,
} from '#bot';

const name = 'memo evaluate';

/** Beside the municipality; the others are for the second step. */
const questionsInFirstStep = 2;

const words = {
  nl: {
    title: (municipality: string) => `Evaluatie van het beleid in ${municipality}`,
    steps: ['Wat loopt goed?', 'Wat kan beter?'],
    intro: [
      'Vijf vragen uit de gids over het beleid van je gemeente. Je antwoorden komen in je mails en in je memorandum. Schrijf hele zinnen: zo kan je ze later gebruiken.',
      'Nog drie vragen. Weet je iets niet? Laat het leeg en vraag het na bij de ambtenaar of de adviesraad.',
    ],
    ready: (municipality: string) =>
      `**Je evaluatie van ${municipality} staat klaar.** Ik hou ze voor je bij: je mails en je memorandum beginnen ermee.`,
    copy: 'Je antwoorden',
    empty:
      'Je vulde nog niets in, dus er is nog geen evaluatie. Druk op Aanpassen en begin met één ding dat goed loopt.',
    tips: [
      'Begin een mail of gesprek met wat goed loopt. Een bedankje opent deuren, en het is eerlijk.',
      'Zeg daarna pas wat beter kan, en wat jullie zelf willen doen om te helpen.',
      'Leg je antwoorden voor aan de adviesraad of aan de ambtenaar: klopt het, en wat ontbreekt er?',
    ],
    open: (labels: string) => `Nog zonder antwoord: ${labels}`,
    existing:
      'Had je al een memorandum klaar zonder evaluatie? Open het in je concepten en druk op Aanpassen: in stap 2 staan deze antwoorden dan klaar.',
    dutch: '',
  },
  en: {
    title: (municipality: string) => `Evaluation of the policy in ${municipality}`,
    steps: ['What goes well?', 'What can be better?'],
    intro: [
      'Five questions of the guide about the policy of your municipality. Your answers go into your mails and your memorandum, so write whole sentences, in Dutch.',
      'Three more questions. Not sure about one? Leave it empty and ask the official or the advisory council.',
    ],
    ready: (municipality: string) =>
      `**Your evaluation of ${municipality} is ready.** I keep it for you: your mails and your memorandum begin with it.`,
    copy: 'Your answers',
    empty:
      'You filled in nothing yet, so there is no evaluation. Press Change and begin with one thing that goes well.',
    tips: [
      'Begin a mail or a talk with what goes well. A word of thanks opens doors, and it is fair.',
      'Only then say what can be better, and what you want to do yourselves to help.',
      'Show your answers to the advisory council or the official: is it right, and what is missing?',
    ],
    open: (labels: string) => `Still without an answer: ${labels}`,
    existing:
      'Did you have a memorandum without an evaluation? Open it in your drafts and press Change: step 2 then holds these answers.',
    dutch: 'The titles are in Dutch, as in the memorandum.',
  },
  fr: {
    title: (municipality: string) => `Évaluation de la politique à ${municipality}`,
    steps: ['Ce qui va bien', "Ce qui peut s'améliorer"],
    intro: [
      'Cinq questions du guide sur la politique de ta commune. Tes réponses vont dans tes mails et dans ton mémorandum : écris donc des phrases entières, en néerlandais.',
      'Encore trois questions. Tu ne sais pas ? Laisse vide et demande au fonctionnaire ou au conseil consultatif.',
    ],
    ready: (municipality: string) =>
      `**Ton évaluation de ${municipality} est prête.** Je la garde pour toi : tes mails et ton mémorandum commencent par elle.`,
    copy: 'Tes réponses',
    empty:
      "Tu n'as encore rien rempli, donc il n'y a pas d'évaluation. Appuie sur Modifier et commence par une chose qui va bien.",
    tips: [
      "Commence un mail ou un entretien par ce qui va bien. Un merci ouvre des portes, et c'est juste.",
      "Dis seulement ensuite ce qui peut s'améliorer, et ce que vous voulez faire vous-mêmes pour aider.",
      'Montre tes réponses au conseil consultatif ou au fonctionnaire : est-ce exact, et que manque-t-il ?',
    ],
    open: (labels: string) => `Encore sans réponse : ${labels}`,
    existing:
      "Tu avais déjà un mémorandum sans évaluation ? Ouvre-le dans tes brouillons et appuie sur Modifier : l'étape 2 contient alors ces réponses.",
    dutch: 'Les titres sont en néerlandais, comme dans le mémorandum.',
  },
};

export default guidedCommand({
  aliases: {
    nl: ['memo evaluatie', 'memo evalueren'],
    en: ['memo evaluate', 'memo evaluation'],
    fr: ['memo évaluation', 'memo évaluer'],
  },
  summary: {
    nl: 'Evalueer het beleid van je gemeente',
    en: 'Evaluate the policy of your municipality',
    fr: 'Évaluer la politique de ta commune',
  },
  asks: {
    nl: ['beleid evalueren', 'evaluatie beleid', 'gemeente evalueren', 'beleid beoordelen'],
    en: ['evaluate policy', 'evaluate municipality', 'review policy'],
    fr: ['évaluer politique', 'évaluation politique', 'évaluer commune'],
  },
  options: { municipality: municipalityOption() },
  flow: {
    version: 1,
    steps,
    finish,
    title: (answers, { language }) => words[language].title(answerOf(answers, 'municipality') || '…'),
    ...keepingEvaluation(name),
  },
});

async function steps(answers: FormValues, services: Services): Promise<readonly Step[]> {
  const say = words[services.language];
  const { questions } = services.tables.evaluation;
  const fields = await evaluationFields(answers, services);
  const text = (intro: string | undefined, from: number, until?: number) =>
    `${intro}\n\n${evaluationHints(questions.slice(from, until), services)}`;
  return [
    {
      id: 'strong',
      title: say.steps[0] ?? '',
      text: text(say.intro[0], 0, questionsInFirstStep),
      fields: [municipalityField(services), ...fields.slice(0, questionsInFirstStep)],
    },
    {
      id: 'better',
      title: say.steps[1] ?? '',
      text: text(say.intro[1], questionsInFirstStep),
      fields: fields.slice(questionsInFirstStep),
    },
  ];
}

async function finish(answers: FormValues, services: Services) {
  const { language, tables } = services;
  const say = words[language];
  const municipality = answerOf(answers, 'municipality');
  const given = givenEvaluation(answers, services);
  if (Object.keys(given).length === 0) {
    return { blocks: [{ kind: 'text' as const, text: say.empty }], visibility: 'only-you' as const, language };
  }
  const open = tables.evaluation.questions.filter(({ id }) => given[id] === undefined);
  const drafted = (await services.keptFlows()).some(({ command, done }) => done && command === 'memo draft');
  const advice = [
    ...say.tips,
    open.length === 0 ? '' : say.open(open.map(({ label }) => label[language]).join(' ')),
    drafted ? say.existing : '',
    say.dutch,
  ].filter((line) => line !== '');
  const blocks: Block[] = [
    { kind: 'text', text: say.ready(escapeMarkup(municipality)) },
    { kind: 'copy', title: say.copy, text: write(given, municipality, services) },
    { kind: 'text', text: advice.map((line) => `- ${line}`).join('\n') },
    { kind: 'sources', sources: [{ ...documentSource('guide', services), section: 'Stap 1: Maak een memorandum op' }] },
  ];
  const buttons = [
    ...['memo mail', 'memo draft'].flatMap((each) => services.button(each, { municipality }) ?? []),
    ...(drafted ? [services.button('memo drafts') ?? []].flat() : []),
  ];
  if (buttons.length > 0) blocks.push({ kind: 'buttons', buttons });
  return { blocks, visibility: 'only-you' as const, language };
}

/** The answers under the titles that they have in the memorandum, which is Dutch. */
function write(given: Readonly<Record<string, string>>, municipality: string, { tables }: Services): string {
  const answered = tables.evaluation.questions.filter(({ id }) => given[id] !== undefined);
  return [words.nl.title(municipality), ...answered.map(({ id, heading }) => `${heading}\n${given[id]}`)].join('\n\n');
}
