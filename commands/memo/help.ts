import { type Block, type CommandSummary, command, escapeMarkup } from '#bot';

/** The commands by what they are good for, in the order in which a group comes to need them. */
const groups = {
  look: ['plan', 'evaluate', 'recommendations', 'budget'],
  together: ['allies', 'board', 'offers'],
  write: ['draft', 'mail', 'press', 'social'],
} as const;
const groupNames = ['look', 'together', 'write'] as const;

const words = {
  nl: {
    intro: 'Zo help ik je stap voor stap om internationale solidariteit in het beleid van je gemeente te krijgen.',
    groups: { look: 'Kijken en kiezen', together: 'Samen doen', write: 'Schrijven', other: 'Verder' },
    start: 'Begin meteen met',
    question: 'Heb je gewoon een vraag? Typ ze in je eigen woorden.',
  },
  en: {
    intro:
      'This is how I help you, step by step, to get international solidarity into the policy of your municipality.',
    groups: { look: 'Look and choose', together: 'Do it together', write: 'Write', other: 'More' },
    start: 'Begin right away with',
    question: 'Do you just have a question? Type it in your own words.',
  },
  fr: {
    intro:
      "Voici comment je t'aide, pas à pas, à faire entrer la solidarité internationale dans la politique de ta commune.",
    groups: { look: 'Regarder et choisir', together: 'Agir ensemble', write: 'Écrire', other: 'Et aussi' },
    start: 'Commence tout de suite par',
    question: 'Tu as simplement une question ? Pose-la avec tes mots.',
  },
};

export default command({
  aliases: { nl: ['memo hulp', 'memo'], en: ['memo help', 'memo'], fr: ['memo aide', 'memo'] },
  summary: {
    nl: 'Wat kan ik stap voor stap doen?',
    en: 'What can I do step by step?',
    fr: 'Que puis-je faire pas à pas ?',
  },
  options: {},
  run: (_, { language, commands, button }) => {
    const say = words[language];
    const grouped = group(commands().filter(({ name }) => name.startsWith('memo ') && name !== 'memo help'));
    const texts = grouped.map(({ name, found }) => `**${say.groups[name]}**\n\n${found.map(line).join('\n')}`);
    const options = grouped.flatMap(({ found }) => found.flatMap(({ name }) => button(name) ?? []));
    const blocks: Block[] = [
      ...[say.intro, ...texts].map((text) => ({ kind: 'text' as const, text })),
      { kind: 'select', label: say.start, options },
      { kind: 'text', text: say.question },
    ];
    return { blocks, visibility: 'only-you', language };
  },
});

/** The commands under their group; one that has none stands under the last. */
function group(commands: readonly CommandSummary[]) {
  const named = Object.values(groups)
    .flat()
    .map((name) => `memo ${name}`);
  const rest = commands.filter(({ name }) => !named.includes(name));
  return [
    ...groupNames.map((name) => ({ name, found: pick(commands, groups[name]) })),
    { name: 'other' as const, found: rest },
  ].filter(({ found }) => found.length > 0);
}

function pick(commands: readonly CommandSummary[], names: readonly string[]): readonly CommandSummary[] {
  return names.flatMap((name) => commands.filter((each) => each.name === `memo ${name}`));
}

function line({ usage, summary }: CommandSummary): string {
  return `- **${escapeMarkup(usage)}**: ${summary}`;
}
