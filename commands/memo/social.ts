import {
  answerOf,
  type Block,
  demandChoices,
  demandsOf,
  documentSource,
  escapeMarkup,
  type FormValues,
  fillLetter,
  guidedCommand,
  hiddenOption,
  memorandumSource,
  municipalityField,
  municipalityOption,
  type Services,
  type Step,
  textField,
} from '#bot';

const posts = ['post-demand', 'post-fact', 'post-invite'] as const;

const words = {
  nl: {
    title: (demand: string, municipality: string) => `Berichten voor ${municipality}: ${demand}`,
    step: 'Waarover gaat het?',
    intro:
      'Ik schrijf drie korte berichten over één vraag. Zo kan je kiezen wat bij jullie past, of ze na elkaar plaatsen.',
    demand: 'Jullie vraag',
    group: 'Jullie groep',
    groupHint: 'Komt onder elk bericht.',
    moment: 'Actie of afspraak',
    momentHint: 'Wat, wanneer en waar. Bijvoorbeeld: zaterdag 5 december om 10 uur aan het stadhuis',
    ready: (municipality: string) =>
      `**Drie berichten voor ${municipality} staan klaar.** Ik plaats niets: kopieer ze en zet ze zelf online.`,
    posts: { 'post-demand': 'Wat jullie vragen', 'post-fact': 'Waarom', 'post-invite': 'Doe mee' },
    length: (label: string, characters: number) => `${label} (${characters} tekens)`,
    tips: [
      'Zet er een herkenbare foto uit je gemeente bij, of maak er een filmpje van. Dat werkt goed op Instagram, Facebook en YouTube.',
      'Eén sprekende boodschap werkt beter dan de hele tekst van je memorandum. Zeg erbij waar mensen meer lezen: een webpagina of een mailadres.',
      'Discussie mag, zolang ze opbouwend blijft. Spreek af wie de reacties opvolgt.',
      'Vraag wie jullie memorandum steunt om de berichten te delen.',
      'Een hashtag hoeft niet. In 2024 gebruikte 11.11.11 \\#menselijkheid.',
    ],
    dutch: '',
  },
  en: {
    title: (demand: string, municipality: string) => `Posts for ${municipality}: ${demand}`,
    step: 'What is it about?',
    intro:
      'I write three short posts about one demand, so that you can choose what suits you, or post them one after the other. They are in Dutch.',
    demand: 'Your demand',
    group: 'Your group',
    groupHint: 'Goes under each post.',
    moment: 'Action or meeting',
    momentHint: 'What, when and where, in Dutch: zaterdag 5 december om 10 uur aan het stadhuis',
    ready: (municipality: string) =>
      `**Three posts for ${municipality} are ready.** I post nothing: copy them and put them online yourself.`,
    posts: { 'post-demand': 'What you ask for', 'post-fact': 'Why', 'post-invite': 'Join in' },
    length: (label: string, characters: number) => `${label} (${characters} characters)`,
    tips: [
      'Add a photo of your municipality that people recognise, or make a short film of it. That suits Instagram, Facebook and YouTube.',
      'One speaking message works better than the whole text of your memorandum. Say where people can read more: a web page or a mail address.',
      'Discussion is fine as long as it stays constructive. Agree on who follows up the reactions.',
      'Ask those who support your memorandum to share the posts.',
      'A hashtag is not needed. In 2024 11.11.11 used \\#menselijkheid.',
    ],
    dutch: 'The posts are in Dutch, the language of your followers in the municipality.',
  },
  fr: {
    title: (demand: string, municipality: string) => `Publications pour ${municipality} : ${demand}`,
    step: "De quoi s'agit-il ?",
    intro:
      "J'écris trois courtes publications sur une demande : choisis celle qui vous convient, ou publie-les l'une après l'autre. Elles sont en néerlandais.",
    demand: 'Votre demande',
    group: 'Votre groupe',
    groupHint: 'Figure sous chaque publication.',
    moment: 'Action ou rendez-vous',
    momentHint: 'Quoi, quand et où, en néerlandais : zaterdag 5 december om 10 uur aan het stadhuis',
    ready: (municipality: string) =>
      `**Trois publications pour ${municipality} sont prêtes.** Je ne publie rien : copie-les et mets-les toi-même en ligne.`,
    posts: { 'post-demand': 'Ce que vous demandez', 'post-fact': 'Pourquoi', 'post-invite': 'Participez' },
    length: (label: string, characters: number) => `${label} (${characters} caractères)`,
    tips: [
      'Ajoute une photo reconnaissable de ta commune, ou fais-en un petit film. Cela convient à Instagram, Facebook et YouTube.',
      'Un message parlant fonctionne mieux que le texte entier de ton mémorandum. Dis où on peut en lire plus : une page web ou une adresse mail.',
      "La discussion est permise tant qu'elle reste constructive. Convenez de qui suit les réactions.",
      'Demande à ceux qui soutiennent votre mémorandum de partager les publications.',
      "Un hashtag n'est pas nécessaire. En 2024, 11.11.11 utilisait \\#menselijkheid.",
    ],
    dutch: 'Les publications sont en néerlandais, la langue des gens qui vous suivent dans la commune.',
  },
};

export default guidedCommand({
  aliases: {
    nl: ['memo sociaal', 'memo berichten'],
    en: ['memo social', 'memo posts'],
    fr: ['memo réseaux', 'memo publications'],
  },
  summary: {
    nl: 'Maak berichten voor sociale media',
    en: 'Make posts for social media',
    fr: 'Faire des publications pour les réseaux sociaux',
  },
  asks: {
    nl: [
      'post facebook',
      'bericht facebook',
      'post instagram',
      'bericht instagram',
      'facebookbericht',
      'sociale media',
    ],
    en: ['facebook post', 'instagram post', 'social media'],
    fr: ['publication facebook', 'publication instagram', 'réseaux sociaux'],
  },
  options: {
    municipality: municipalityOption(),
    demand: hiddenOption(),
  },
  flow: { version: 1, steps, finish, title },
});

function title(answers: FormValues, services: Services): string {
  const [demand] = demandsOf([answerOf(answers, 'demand')], services);
  const municipality = answerOf(answers, 'municipality') || '…';
  return words[services.language].title(demand?.title[services.language] ?? '…', municipality);
}

function steps(_: FormValues, services: Services): readonly Step[] {
  const say = words[services.language];
  return [
    {
      id: 'post',
      title: say.step,
      text: say.intro,
      fields: [
        municipalityField(services),
        { kind: 'choice', name: 'demand', label: say.demand, required: true, choices: demandChoices(services) },
        textField('group', { label: say.group, hint: say.groupHint, maxLength: 100 }),
        textField('moment', { label: say.moment, hint: say.momentHint, maxLength: 300, multiline: true }),
      ],
    },
  ];
}

function finish(answers: FormValues, services: Services) {
  const { language } = services;
  const say = words[language];
  const municipality = answerOf(answers, 'municipality');
  const tips = [...say.tips, say.dutch].filter((line) => line !== '');
  const blocks: Block[] = [
    { kind: 'text', text: say.ready(escapeMarkup(municipality)) },
    ...posts.map((post): Block => {
      const text = write(post, answers, services);
      return { kind: 'copy', title: say.length(say.posts[post], [...text].length), text };
    }),
    { kind: 'text', text: tips.map((tip) => `- ${tip}`).join('\n') },
    {
      kind: 'sources',
      sources: [memorandumSource(services), { ...documentSource('guide', services), section: 'Stap 3: Actie' }],
    },
  ];
  const button = services.button('memo press', { municipality, demand: answerOf(answers, 'demand') });
  if (button) blocks.push({ kind: 'buttons', buttons: [button] });
  return { blocks, visibility: 'only-you' as const, language };
}

/** One post, in Dutch, the language of those who read it. */
function write(post: (typeof posts)[number], answers: FormValues, services: Services): string {
  const [demand] = demandsOf([answerOf(answers, 'demand')], services);
  const gaps = {
    municipality: answerOf(answers, 'municipality'),
    title: demand?.title.nl ?? '',
    sentence: demand?.sentence ?? '',
    why: demand?.why.nl ?? '',
    group: answerOf(answers, 'group'),
    moment: answerOf(answers, 'moment'),
  };
  return fillLetter(services.letters[post], gaps).text;
}
