/** What a file of `commands/` may use, as `#bot`. */
export {
  type AllyBoard,
  type AllyStatus,
  allyStatuses,
  type BoardChange,
  type BoardOrder,
  type BoardTick,
  changeBoard,
  maxBoardName,
} from '../allies/board.ts';
export { categoryKey, idOfKey } from '../allies/category-key.ts';
export { createCalendar } from '../files/calendar.ts';
export { createWordDocument } from '../files/document.ts';
export { createMail, fileNameFrom } from '../files/mail.ts';
export { createTextFile } from '../files/text.ts';
export { typedItems, typedLine, typedList, typedParagraphs } from '../files/typed-markdown.ts';
export type { Field, FieldReading } from '../flows/field.ts';
export { answerOf, answersOf, type Step } from '../flows/flow.ts';
export { formatEuro } from '../forms/amount.ts';
export type { Municipality } from '../knowledge/municipality.ts';
export type * from '../knowledge/tables.ts';
export { fillLetter, type LetterItem } from '../letters/fill.ts';
export { textLikeness } from '../letters/likeness.ts';
export {
  cycleSteps,
  cycleYear,
  electionDay,
  nextElection,
  type Period,
  type PhaseNow,
  type PhaseStep,
  phaseOn,
  phasePeriods,
} from '../plan/cycle.ts';
export { replyLimits } from '../reply/check.ts';
export { listTexts } from '../reply/list-texts.ts';
export { escapeMarkup } from '../reply/markup.ts';
export type * from '../reply/reply.ts';
export { readGridPair } from '../reply/reply.ts';
export { type Language, languages } from '../search/stop-words.ts';
export { formatDay, locales } from '../wording/day.ts';
export type { Trilingual } from '../wording/wording.ts';
export { changeKeptBoard, findBoard, type KeptBoard, keepBoardAuthor, openBoard, readBoardAuthor } from './boards.ts';
export { type Command, command, guidedCommand } from './command.ts';
export { demandChoices, demandsOf, documentSource, memorandumSource } from './demands.ts';
export {
  type Evaluation,
  evaluationFields,
  evaluationHints,
  givenEvaluation,
  keepingEvaluation,
  readEvaluation,
} from './evaluation.ts';
export { dayField, municipalityField, municipalityInput, textField } from './fields.ts';
export { keepLanguage } from './language.ts';
export {
  amountOption,
  type FoundMunicipality,
  hiddenOption,
  municipalityOption,
  optionalText,
  requiredText,
  themeOption,
} from './option.ts';
export { placeNote } from './place-note.ts';
export type { CommandSummary, Services } from './services.ts';
