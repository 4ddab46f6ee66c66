import { command, requiredText } from '#bot';

export default command({
  aliases: { nl: ['vraag'], en: ['ask'], fr: ['question'] },
  summary: { nl: 'Stel een vraag', en: 'Ask a question', fr: 'Poser une question' },
  options: {
    question: requiredText(
      { nl: 'Je vraag', en: 'Your question', fr: 'Ta question' },
      { maxLength: 1000, multiline: true },
    ),
  },
  run: ({ question }, { answer }) => answer(question),
});
