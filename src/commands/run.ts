import { cleanTyped } from '../forms/typed-text.ts';
import { maxActionIdChars, writeActionId } from '../reply/action-id.ts';
import { replyLimits } from '../reply/check.ts';
import { escapeMarkup } from '../reply/markup.ts';
import type { Block, Button, Choice, FormField, Reply } from '../reply/reply.ts';
import { wording } from '../wording/wording.ts';
import type { Option, Reading } from './option.ts';
import type { NamedCommand } from './registry.ts';
import type { Services } from './services.ts';

type Given = Readonly<Record<string, string>>;

/** An option with what was typed for it, and what that means; `reading` is undefined when nothing was typed. */
type ReadOption = {
  readonly name: string;
  readonly option: Option;
  /** Whether it came along, be it empty. */
  readonly isGiven: boolean;
  readonly typed: string;
  readonly reading: Reading<unknown> | undefined;
};

/**
 * Runs a command that replies at once, with what a person gave.
 *
 * @param given options as text; unknown ones are left out
 * @returns the command's reply; or buttons when something typed may mean several things; or a form that holds what was
 *   given and says what is missing or wrong
 */
export async function runCommand(command: NamedCommand, given: Given, services: Services): Promise<Reply> {
  const read = readOptions(command, given, services);
  if (read.some(isWrong)) return showForm(command, read, services);
  const doubtful = read.find(({ reading }) => reading !== undefined && 'which' in reading);
  if (doubtful?.reading && 'which' in doubtful.reading) {
    const buttons = choiceButtons(command, read, doubtful, doubtful.reading.which);
    // With too many to choose from, or too much to carry along, the form takes it all.
    if (buttons.length < doubtful.reading.which.length) return showForm(command, read, services);
    const text = wording[services.language].whichMunicipality(escapeMarkup(doubtful.typed));
    const blocks: Block[] = [
      { kind: 'text', text },
      { kind: 'buttons', buttons },
    ];
    return { blocks, visibility: 'only-you', language: services.language };
  }
  const values = Object.fromEntries(
    read.map(({ name, reading }) => [name, reading && 'value' in reading ? reading.value : undefined]),
  );
  if (!command.run) throw new Error(`commands/${command.name}: neither run nor flow`);
  return await command.run(values, services);
}

function readOptions(command: NamedCommand, given: Given, services: Services): readonly ReadOption[] {
  return Object.entries(command.options).map(([name, option]) => {
    const typed = cleanTyped(given[name] ?? '');
    const reading = typed === '' ? undefined : readOption(option, typed, services);
    return { name, option, isGiven: given[name] !== undefined, typed, reading };
  });
}

function readOption(option: Option, typed: string, { lookups, language }: Services): Reading<unknown> {
  if (typed.length > option.maxLength) {
    return { problem: wording[language].questionTooLong(typed.length, option.maxLength) };
  }
  return option.read(typed, lookups, language);
}

function isWrong({ option, reading }: ReadOption): boolean {
  return reading === undefined ? option.required : 'problem' in reading;
}

/** Buttons that run the command again with one option made certain: as many as can carry the others along. */
function choiceButtons(
  command: NamedCommand,
  read: readonly ReadOption[],
  unsure: ReadOption,
  choices: readonly Choice[],
): readonly Button[] {
  const others = read.filter((each) => each !== unsure && each.reading !== undefined && !isWrong(each));
  const carried = Object.fromEntries(others.map(({ name, typed }) => [name, typed]));
  return choices
    .map(({ value, label }): Button => {
      const options = { ...carried, [unsure.name]: value };
      return { label, action: { kind: 'command', command: command.name, options } };
    })
    .filter(({ action }) => writeActionId(action).length <= maxActionIdChars)
    .slice(0, replyLimits.buttons);
}

function showForm(command: NamedCommand, read: readonly ReadOption[], services: Services): Reply {
  const { language } = services;
  const hidden = read.filter(({ option, reading }) => option.kind === 'hidden' && reading && 'value' in reading);
  const wrong = read.find(({ reading }) => reading !== undefined && 'problem' in reading);
  const nearest = wrong?.reading && 'nearest' in wrong.reading ? (wrong.reading.nearest ?? []) : [];
  const buttons = wrong ? choiceButtons(command, read, wrong, nearest) : [];
  const blocks: Block[] = [
    { kind: 'text', text: command.summary[language] },
    ...(buttons.length === 0 ? [] : [{ kind: 'buttons', buttons } as const]),
    {
      kind: 'form',
      title: command.aliases[language][0] ?? command.name,
      action: {
        kind: 'command',
        command: command.name,
        options: Object.fromEntries(hidden.map(({ name, typed }) => [name, typed])),
      },
      submit: wording[language].send,
      fields: read.filter(({ option }) => option.kind !== 'hidden').map((each) => toField(each, services)),
    },
  ];
  return { blocks, visibility: 'only-you', language };
}

function toField({ name, option, typed, isGiven, reading }: ReadOption, { language, lookups }: Services): FormField {
  const missing = option.required && isGiven && reading === undefined ? wording[language].optionMissing : undefined;
  const problem = reading !== undefined && 'problem' in reading ? reading.problem : missing;
  const field = {
    name,
    label: option.label[language],
    required: option.required,
    ...(problem === undefined ? {} : { problem }),
  };
  if (reading !== undefined && 'which' in reading) {
    const choices = reading.which.slice(0, replyLimits.selectOptions);
    return { ...field, kind: 'choice', choices, problem: wording[language].whichMunicipality(typed) };
  }
  if (option.kind === 'theme') {
    const theme = lookups.theme(typed, language);
    return {
      ...field,
      kind: 'choice',
      choices: lookups.suggest('theme', '', language, replyLimits.selectOptions),
      ...('value' in theme ? { value: theme.value.id } : {}),
    };
  }
  return {
    ...field,
    kind: 'text',
    ...(typed === '' ? {} : { value: typed }),
    maxLength: option.maxLength,
    multiline: option.multiline,
    ...(option.kind === 'municipality' ? { suggest: 'municipality' as const } : {}),
  };
}
