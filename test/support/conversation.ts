import { expect } from 'vitest';
import type { Bot } from '../../src/bot/bot.ts';
import { checkReply } from '../../src/reply/check.ts';
import { replyToText } from '../../src/reply/plain-text.ts';
import type { Action, Block, Button, FileBlock, FormBlock, FormValues, Reply } from '../../src/reply/reply.ts';
import type { Language } from '../../src/search/stop-words.ts';

/** One person who talks with the bot; every reply is held against what each platform can draw. */
export type Conversation = {
  readonly types: (text: string) => Promise<Reply>;
  /** Presses the button or the row of a select with this label, in the latest reply. */
  readonly presses: (label: string) => Promise<Reply>;
  /** Sends the form of the latest reply; a field that is not named keeps what stands in it. */
  readonly sends: (values?: FormValues, button?: string) => Promise<Reply>;
  /** Presses or sends something from long ago. */
  readonly does: (action: Action, values?: FormValues) => Promise<Reply>;
  readonly latest: () => Reply;
};

/** @returns a conversation of one person on one platform */
export function converse(
  bot: Pick<Bot, 'handle'>,
  who: {
    readonly person?: string;
    readonly personName?: string;
    readonly workspace?: string;
    readonly locale?: Language;
  } = {},
): Conversation {
  const origin = { person: 'an', workspace: 'groep', place: 'test', locale: 'nl', ...who } as const;
  let latest: Reply | undefined;
  const keep = async (coming: Promise<Reply>) => {
    latest = await coming;
    expect(checkReply(latest), replyToText(latest)).toEqual([]);
    return latest;
  };
  const now = () => {
    if (!latest) throw new Error('nothing was said yet');
    return latest;
  };
  const does: Conversation['does'] = (action, values) =>
    keep(bot.handle({ ...origin, kind: 'action', action, ...(values === undefined ? {} : { values }) }));

  return {
    types: (text) => keep(bot.handle({ ...origin, kind: 'question', text })),
    presses: (label) => does(buttonOf(now(), label).action),
    sends: (values = {}, button) => {
      const form = formOf(now());
      const filled = Object.fromEntries(
        form.fields.map((field) => [field.name, field.value ?? emptyValue(field.kind)]),
      );
      const unknown = Object.keys(values).filter((name) => !(name in filled));
      if (unknown.length > 0) throw new Error(`the form has no ${unknown}; it has ${Object.keys(filled)}`);
      const action = button === undefined ? form.action : buttonOf(now(), button).action;
      return does(action, { ...filled, ...values });
    },
    does,
    latest: now,
  };
}

function emptyValue(kind: FormBlock['fields'][number]['kind']): string | readonly string[] {
  return kind === 'choices' || kind === 'grid' ? [] : '';
}

/** The form of a reply. */
export function formOf(reply: Reply): FormBlock {
  const form = reply.blocks.find((block) => block.kind === 'form');
  if (!form) throw new Error(`no form in:\n${replyToText(reply)}`);
  return form;
}

/** All that can be pressed in a reply. */
export function buttonsOf(reply: Reply): readonly Button[] {
  return reply.blocks.flatMap((block) => {
    if (block.kind === 'buttons') return block.buttons;
    if (block.kind === 'select') return block.options;
    return block.kind === 'form' ? (block.buttons ?? []) : [];
  });
}

function buttonOf(reply: Reply, label: string): Button {
  const button = buttonsOf(reply).find((each) => each.label === label);
  if (!button) throw new Error(`no button "${label}" in:\n${replyToText(reply)}`);
  return button;
}

/** The blocks of one kind. */
export function blocksOf<Kind extends Block['kind']>(reply: Reply, kind: Kind): Extract<Block, { kind: Kind }>[] {
  return reply.blocks.filter((block): block is Extract<Block, { kind: Kind }> => block.kind === kind);
}

/** What is wrong per field of the form. */
export function problemsOf(reply: Reply): Readonly<Record<string, string>> {
  return Object.fromEntries(
    formOf(reply).fields.flatMap(({ name, problem }) => (problem === undefined ? [] : [[name, problem]])),
  );
}

/** The content of a text file of a reply. */
export function textOf(file: FileBlock | undefined): string {
  if (!file) throw new Error('there is no such file');
  return typeof file.content === 'string' ? file.content : new TextDecoder().decode(file.content);
}
