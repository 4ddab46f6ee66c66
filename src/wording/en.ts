import type { Wording } from './wording.ts';

/** The bot's own sentences in English. */
export const en: Wording = {
  didYouMean: 'I am not sure what you mean. Is your question about one of these?',
  notFound: 'I do not know. I find no answer to that in my texts.',
  askPersonInstead: (name, how) => `None of these? Ask ${name}: ${how}.`,
  askPersonAboutThis: (name, how) => `Ask ${name}: ${how}.`,
  or: 'or',
  more: 'More about this (in Dutch)',
  moreAbout: (title) => `More about: ${title}`,
  nothingMore: 'I know no more about this.',
  expired: (day) => `Note: this information was valid until ${day}. Check it with the source.`,
  emptyQuestion: 'I see no question yet. Just type it in plain words.',
  questionTooLong: (length, max) =>
    `Your message has ${length} characters. I read at most ${max}: please shorten it, one question at a time.`,
  failure: (reference) =>
    `Something went wrong on my side, not on yours. Please try again in a moment. If it keeps failing, mail the code ${reference} to info@11.be.`,
  tooFast: 'You are asking a lot of questions in a row. Wait a minute, then try again.',
  unknownCommand: (command) => `I do not know the command /${command}. /help shows what I can do.`,
  unknownPage: 'That button no longer works, because my texts were renewed. Just ask your question again.',
  optionMissing: 'this field is still empty',
  send: 'Send',
  municipality: 'Municipality',
  municipalityHint: 'A former name, a part of it or a postal code will do too.',
  unknownMunicipality: (typed, nearest) =>
    `I know no Flemish municipality "${typed}".${nearest.length === 0 ? ' Check the spelling, or give the postal code.' : ` Do you mean ${nearest.join(' or ')}?`}`,
  whichMunicipality: (typed) => `There is more than one place called "${typed}". Which municipality do you mean?`,
  theme: 'Theme',
  unknownTheme: (typed) => `I do not know the theme "${typed}". Choose one from the list.`,
  unknownAmount: (typed) => `I cannot read "${typed}" as an amount. Write it like this: 25.000.000 or 25 million.`,
  unknownDay: (typed) => `I cannot read "${typed}" as a day. Write it like this: 15/12/2026.`,
  didYouMeanCommand: (usage) => ` Do you mean ${usage}?`,
  offerCommand: 'I can help you with that, step by step:',
  readAs: (typed, name) => `I read "${typed}" as ${name}.`,
  mergedInto: (name, since, present) => `${name} has been part of ${present} since ${since}.`,
  partOf: (part, municipality) => `${part} is part of ${municipality}.`,
};
