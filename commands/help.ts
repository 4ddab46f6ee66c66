import { type Block, type CommandSummary, command, escapeMarkup } from '#bot';

const words = {
  nl: {
    intro:
      'Stel je vraag gewoon in je eigen woorden, bijvoorbeeld "wie kunnen onze medestanders zijn?". Of gebruik een van deze opdrachten:',
    memo: 'Wil je stap voor stap werken aan het beleid van je gemeente? Kies hieronder, of typ /memo.',
    start: 'Kies wat je wil doen',
    people: (name: string, email: string) => `Liever een mens? Mail naar ${name}: ${email}.`,
  },
  en: {
    intro:
      'Just ask your question in your own words, for example "who could be our allies?". Or use one of these commands:',
    memo: 'Do you want to work on the policy of your municipality, step by step? Choose below, or type /memo.',
    start: 'Choose what you want to do',
    people: (name: string, email: string) => `Prefer a person? Mail ${name}: ${email}.`,
  },
  fr: {
    intro:
      'Pose simplement ta question avec tes mots, par exemple « qui peuvent être nos alliés ? ». Ou utilise une de ces commandes :',
    memo: 'Tu veux travailler pas à pas à la politique de ta commune ? Choisis ci-dessous, ou écris /memo.',
    start: 'Choisis ce que tu veux faire',
    people: (name: string, email: string) => `Tu préfères une personne ? Écris à ${name} : ${email}.`,
  },
};

export default command({
  aliases: { nl: ['hulp'], en: ['help'], fr: ['aide'] },
  summary: { nl: 'Wat kan ik?', en: 'What can I do?', fr: 'Que puis-je faire ?' },
  options: {},
  run: (_, { language, commands, button, contact }) => {
    const say = words[language];
    const { name, email } = contact('volunteers');
    const all = commands();
    const guided = all.filter((each) => isMemo(each) && each.name !== 'memo help');
    const lines = all.filter((each) => !guided.includes(each)).map(line);
    const options = guided.flatMap((each) => button(each.name) ?? []);
    const blocks: Block[] = [
      { kind: 'text', text: say.intro },
      { kind: 'text', text: lines.join('\n') },
      ...(options.length === 0
        ? []
        : [
            { kind: 'text' as const, text: say.memo },
            { kind: 'select' as const, label: say.start, options },
          ]),
      { kind: 'text', text: say.people(name, email) },
    ];
    return { blocks, visibility: 'only-you', language };
  },
});

function isMemo({ name }: CommandSummary): boolean {
  return name.startsWith('memo ');
}

function line({ usage, summary }: CommandSummary): string {
  return `- **${escapeMarkup(usage)}**: ${summary}`;
}
