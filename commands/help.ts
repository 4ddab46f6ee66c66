import { command } from '#bot';

const intro = {
  nl: 'Stel je vraag gewoon in je eigen woorden, bijvoorbeeld "wie kunnen onze medestanders zijn?". Of gebruik een van deze opdrachten:',
  en: 'Just ask your question in your own words, for example "who could be our allies?". Or use one of these commands:',
  fr: 'Pose simplement ta question avec tes mots, par exemple « qui peuvent être nos alliés ? ». Ou utilise une de ces commandes :',
};

const people = {
  nl: (name: string, email: string) => `Liever een mens? Mail naar ${name}: ${email}.`,
  en: (name: string, email: string) => `Prefer a person? Mail ${name}: ${email}.`,
  fr: (name: string, email: string) => `Tu préfères une personne ? Écris à ${name} : ${email}.`,
};

export default command({
  aliases: { nl: ['hulp'], en: ['help'], fr: ['aide'] },
  summary: { nl: 'Wat kan ik?', en: 'What can I do?', fr: 'Que puis-je faire ?' },
  options: {},
  run: (_, { language, commands, contact }) => {
    const { name, email } = contact('volunteers');
    return {
      visibility: 'only-you',
      language,
      blocks: [
        { kind: 'text', text: intro[language] },
        {
          kind: 'text',
          text: commands()
            .map(({ usage, summary }) => `- **${usage.replaceAll('[', '\\[')}**: ${summary}`)
            .join('\n'),
        },
        { kind: 'text', text: people[language](name, email) },
      ],
    };
  },
});
