import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadCommands } from '../../../src/commands/load.ts';
import type { Registry } from '../../../src/commands/registry.ts';
import { type Problem, ProblemsError } from '../../../src/problems.ts';
import { replyLimits } from '../../../src/reply/check.ts';
import { languages } from '../../../src/search/stop-words.ts';
import { projectRoot } from '../../support/bot.ts';
import { temporaryFolder } from '../../support/folder.ts';

/** A temporary folder is outside the project, so `#bot` is not known there. */
const door = JSON.stringify(`${projectRoot}src/commands/door.ts`);

/** The file of a command in order, as its writer would type it, with the fields that are given instead. */
function commandFile(fields: Readonly<Record<string, string>> = {}): string {
  const definition = {
    aliases: '{ nl: [], en: [], fr: [] }',
    summary: "{ nl: 'Zegt ja', en: 'Says yes', fr: 'Dit oui' }",
    options: '{}',
    run: "(_, { language }) => ({ blocks: [{ kind: 'text', text: 'Ja.' }], visibility: 'everyone', language })",
    ...fields,
  };
  const lines = Object.entries(definition)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `  ${name}: ${value},`);
  return `import { command, guidedCommand, requiredText } from ${door};\n\nexport default command({\n${lines.join('\n')}\n});\n`;
}

/** The steps of a guided command in order, with the fields that are given instead. */
function flow(fields: Readonly<Record<string, string>> = {}): string {
  const definition = { version: '1', steps: '() => []', finish: '() => ({})', title: "() => 'a'", ...fields };
  return `{ ${Object.entries(definition)
    .map((field) => field.join(': '))
    .join(', ')} }`;
}

const aliases = (...nl: string[]) => `{ nl: ${JSON.stringify(nl)}, en: [], fr: [] }`;

function load(files: Readonly<Record<string, string>>): Promise<Registry> {
  return loadCommands(temporaryFolder(files));
}

async function problemsOf(files: Readonly<Record<string, string>>): Promise<readonly Problem[]> {
  try {
    await load(files);
  } catch (error) {
    if (error instanceof ProblemsError) return error.problems;
    throw error;
  }
  return [];
}

describe('a folder of commands', () => {
  test('gives each file as a command that is named by its path', async () => {
    const registry = await load({
      'commands/yes.ts': commandFile(),
      'commands/memo/allies.ts': commandFile({ aliases: aliases('medestanders') }),
      'commands/README.md': 'uitleg',
    });
    expect(registry.commands.map((each) => each.name)).toEqual(['memo allies', 'yes']);
    expect(registry.find('memo allies')).toBe(registry.find('medestanders'));
  });

  test('gives commands that run', async () => {
    const registry = await load({
      'commands/greet.ts': commandFile({
        options: "{ name: requiredText({ nl: 'Naam', en: 'Name', fr: 'Nom' }, { maxLength: 20 }) }",
        run: "({ name }) => ({ blocks: [{ kind: 'text', text: 'Dag ' + name }], visibility: 'everyone', language: 'nl' })",
      }),
    });
    const greet = registry.find('greet');
    expect(Object.keys(greet?.options ?? {})).toEqual(['name']);
    expect((await greet?.run?.({ name: 'An' }, {} as never))?.blocks).toEqual([{ kind: 'text', text: 'Dag An' }]);
  });
});

describe('a file that is no command', () => {
  test.each([
    ['without default export', 'export const answer = 42;\n', ['commands/broken.ts (default export)']],
    ['with another thing as default export', 'export default 42;\n', ['commands/broken.ts (default export)']],
    ['without summary', commandFile({ summary: 'undefined' }), ['commands/broken.ts (summary)']],
    [
      'with a summary that lacks French',
      commandFile({ summary: "{ nl: 'a', en: 'b' }" }),
      ['commands/broken.ts (summary.fr)'],
    ],
    [
      'with an empty summary',
      commandFile({ summary: "{ nl: '', en: 'b', fr: 'c' }" }),
      ['commands/broken.ts (summary.nl)'],
    ],
    ['with a run that is no function', commandFile({ run: "'ja'" }), ['commands/broken.ts (run)']],
    ['without run or flow', commandFile({ run: '' }), ['commands/broken.ts (default export)']],
    ['with run and flow', commandFile({ flow: flow() }), ['commands/broken.ts (default export)']],
    [
      'with a flow without version',
      commandFile({ run: '', flow: flow({ version: '0' }) }),
      ['commands/broken.ts (flow.version)'],
    ],
    [
      'with a flow without steps',
      commandFile({ run: '', flow: flow({ steps: '[]' }) }),
      ['commands/broken.ts (flow.steps)'],
    ],
    [
      'with a flow that keeps nothing',
      commandFile({ run: '', flow: flow({ keep: "'ja'" }) }),
      ['commands/broken.ts (flow.keep)'],
    ],
    [
      'with a flow and a field that does not exist',
      commandFile({ run: '', flow: flow({ stepz: '1' }) }),
      ['commands/broken.ts (flow)'],
    ],
    [
      'with ways to ask in one language only',
      commandFile({ asks: "{ nl: ['a'] }" }),
      ['commands/broken.ts (asks.en)', 'commands/broken.ts (asks.fr)'],
    ],
    [
      'with an option whose name no form can hold',
      commandFile({ options: "{ 'de-naam': requiredText({ nl: 'a', en: 'b', fr: 'c' }, { maxLength: 20 }) }" }),
      ['commands/broken.ts (options.de-naam)'],
    ],
    [
      'with an option of more than a form holds',
      commandFile({ options: "{ name: requiredText({ nl: 'a', en: 'b', fr: 'c' }, { maxLength: 4001 }) }" }),
      ['commands/broken.ts (options.name.maxLength)'],
    ],
    [
      'with a summary that fits no button',
      commandFile({ summary: `{ nl: '${'a'.repeat(76)}', en: 'b', fr: 'c' }` }),
      ['commands/broken.ts (summary.nl)'],
    ],
    ['with a name in capitals', commandFile({ aliases: aliases('Ja') }), ['commands/broken.ts (aliases.nl.0)']],
    [
      'with a name of three words',
      commandFile({ aliases: aliases('ja en nee') }),
      ['commands/broken.ts (aliases.nl.0)'],
    ],
    [
      'with an option that is no option',
      commandFile({ options: '{ name: {} }' }),
      [
        'commands/broken.ts (options.name.kind)',
        'commands/broken.ts (options.name.label)',
        'commands/broken.ts (options.name.required)',
        'commands/broken.ts (options.name.maxLength)',
        'commands/broken.ts (options.name.multiline)',
        'commands/broken.ts (options.name.read)',
      ],
    ],
    [
      'with a label that fits no form',
      commandFile({
        options: `{ name: requiredText({ nl: '${'a'.repeat(46)}', en: 'b', fr: 'c' }, { maxLength: 20 }) }`,
      }),
      ['commands/broken.ts (options.name.label.nl)'],
    ],
    ['with a field that does not exist', commandFile({ sumary: "'ja'" }), ['commands/broken.ts (default export)']],
  ])('%s is named', async (_, broken, where) => {
    const problems = await problemsOf({ 'commands/broken.ts': broken, 'commands/yes.ts': commandFile() });
    expect(problems.map((problem) => problem.where)).toEqual(where);
  });

  test.each([
    ['does not parse', 'export default command({\n'],
    ['throws when it is read', "throw new Error('oops');\n"],
    ['imports what does not exist', "import { nothing } from './nowhere.ts';\n\nexport default nothing;\n"],
  ])('is named when it %s, with the problems of the other files', async (_, broken) => {
    const problems = await problemsOf({ 'commands/broken.ts': broken, 'commands/other.ts': 'export default 42;\n' });
    expect(problems.map((problem) => problem.where.replace(/ .*/, ''))).toEqual([
      'commands/broken.ts',
      'commands/other.ts',
    ]);
  });
});

describe('a name that two commands claim', () => {
  test.each([
    [
      'two aliases',
      {
        'commands/no.ts': commandFile({ aliases: aliases('ja') }),
        'commands/yes.ts': commandFile({ aliases: aliases('ja') }),
      },
      'ja',
    ],
    [
      'an alias and a file',
      { 'commands/no.ts': commandFile(), 'commands/yes.ts': commandFile({ aliases: aliases('no') }) },
      'no',
    ],
    [
      'names that people type the same, since accents do not count',
      {
        'commands/no.ts': commandFile({ aliases: aliases('échéance') }),
        'commands/yes.ts': commandFile({ aliases: aliases('echeance') }),
      },
      'echeance',
    ],
  ])('is named: %s', async (_, files: Record<string, string>, name) => {
    expect(await problemsOf(files)).toEqual([
      {
        where: 'commands/yes.ts (aliases)',
        what: `/${name} is also the name of no`,
        fix: 'choose another name for one of them',
      },
    ]);
  });

  test('is named by path for a command in a folder', async () => {
    const files = { 'commands/memo/no.ts': commandFile({ aliases: aliases('ja') }), 'commands/ja.ts': commandFile() };
    expect((await problemsOf(files)).map((problem) => problem.where)).toEqual(['commands/memo/no.ts (aliases)']);
  });

  test('may be that of the command itself in several languages', async () => {
    const same = "{ nl: ['yes'], en: ['yes', 'yeah'], fr: ['yeah'] }";
    expect(await problemsOf({ 'commands/yes.ts': commandFile({ aliases: same }) })).toEqual([]);
  });
});

test('everything that is wrong is told at once, with what to do', async () => {
  await expect(
    load({
      'commands/broken.ts': 'export default 42;\n',
      'commands/memo/broken.ts': commandFile({ summary: "{ nl: 'a', en: 'b' }" }),
      'commands/no.ts': commandFile({ aliases: aliases('ja') }),
      'commands/yes.ts': commandFile({ aliases: aliases('ja') }),
    }),
  ).rejects.toThrowErrorMatchingInlineSnapshot(`
    [ProblemsError: The commands have problems (3)

    commands/broken.ts (default export)
      Invalid input: expected object, received number
      -> write \`export default command({ … })\`; commands/README.md shows one
    commands/memo/broken.ts (summary.fr)
      Invalid input: expected string, received undefined
      -> write \`export default command({ … })\`; commands/README.md shows one
    commands/yes.ts (aliases)
      /ja is also the name of no
      -> choose another name for one of them]
  `);
});

describe('the commands of this project', () => {
  test('load, and are found by every name that they have', async () => {
    const registry = await loadCommands(projectRoot);
    expect(registry.commands.map((each) => each.name)).toEqual(expect.arrayContaining(['ask', 'deadline', 'help']));
    for (const command of registry.commands) {
      for (const name of [command.name, ...Object.values(command.aliases).flat()]) {
        expect(registry.find(name)?.name).toBe(command.name);
      }
    }
  });

  test('can be drawn everywhere, as a button and as a form', async () => {
    const { commands } = await loadCommands(projectRoot);
    for (const { name, aliases: names, summary, options } of commands) {
      for (const language of languages) {
        expect(summary[language].length).toBeLessThanOrEqual(replyLimits.buttonLabelChars);
        expect((names[language][0] ?? name).length).toBeLessThanOrEqual(replyLimits.formTitleChars);
      }
      const visible = Object.values(options).filter(({ kind }) => kind !== 'hidden');
      expect(visible.length).toBeLessThanOrEqual(replyLimits.formFields);
    }
  });

  test('stand as their README shows them', async () => {
    const [, example] = /```ts\n([\s\S]*?)```/.exec(readFileSync(`${projectRoot}commands/README.md`, 'utf8')) ?? [];
    const registry = await load({ 'commands/ask.ts': (example ?? '').replace("'#bot'", door) });
    expect(registry.find('vraag')?.name).toBe('ask');
  });
});
