import type { Block, FormBlock, FormField, Reply } from '../reply/reply.ts';
import { wording } from '../wording/wording.ts';
import type { Services } from './command.ts';
import type { NamedCommand } from './registry.ts';

/**
 * Runs a command with what a person gave.
 *
 * @param given options as text; unknown ones are left out
 * @returns the command's reply, or a form that holds what was given and says what is missing or wrong
 */
export function runCommand(command: NamedCommand, given: Readonly<Record<string, string>>, services: Services): Reply {
  const fields = Object.entries(command.options).map(([name, option]) => {
    const value = given[name];
    return { name, option, value, checked: option.schema.safeParse(value) };
  });
  if (fields.every((field) => field.checked.success)) {
    return command.run(Object.fromEntries(fields.map((field) => [field.name, field.checked.data])), services);
  }

  const words = wording[services.language];
  const form: FormBlock = {
    kind: 'form',
    title: command.aliases[services.language][0] ?? command.name,
    command: command.name,
    submit: words.send,
    fields: fields.map(({ name, option, value, checked }): FormField => {
      const tooLong = (value?.length ?? 0) > option.maxLength;
      const problem = tooLong ? words.questionTooLong(value?.length ?? 0, option.maxLength) : words.optionMissing;
      return {
        name,
        label: option.label[services.language],
        required: !option.schema.safeParse(undefined).success,
        maxLength: option.maxLength,
        multiline: option.multiline,
        ...(value === undefined ? {} : { value }),
        ...(checked.success || value === undefined ? {} : { problem }),
      };
    }),
  };
  const blocks: Block[] = [{ kind: 'text', text: command.summary[services.language] }, form];
  return { blocks, visibility: 'only-you', language: services.language };
}
