import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { type Problem, ProblemsError } from '../problems.ts';
import { replyLimits } from '../reply/check.ts';
import type { Command } from './command.ts';
import { createRegistry, type NamedCommand, nameKey, type Registry } from './registry.ts';

const names = z.array(z.string().regex(/^[\p{Ll}\d-]{1,32}(?: [\p{Ll}\d-]{1,32})?$/u));

const option = z.strictObject({
  kind: z.enum(['text', 'municipality', 'theme', 'amount', 'hidden']),
  label: z.strictObject({
    nl: z.string().min(1).max(replyLimits.formFieldLabelChars),
    en: z.string().min(1).max(replyLimits.formFieldLabelChars),
    fr: z.string().min(1).max(replyLimits.formFieldLabelChars),
  }),
  required: z.boolean(),
  maxLength: z.int().positive().max(replyLimits.formFieldChars),
  multiline: z.boolean(),
  read: z.function(),
});

const described = {
  aliases: z.strictObject({ nl: names, en: names, fr: names }),
  summary: z.strictObject({
    nl: z.string().min(1).max(replyLimits.buttonLabelChars),
    en: z.string().min(1).max(replyLimits.buttonLabelChars),
    fr: z.string().min(1).max(replyLimits.buttonLabelChars),
  }),
  asks: z.strictObject({ nl: z.array(z.string()), en: z.array(z.string()), fr: z.array(z.string()) }).optional(),
  options: z.record(z.string().regex(/^[a-z]+$/), option),
};

/** What the default export of a file in `commands/` must be. */
const definition = z
  .strictObject({
    ...described,
    run: z.function().optional(),
    flow: z
      .strictObject({
        version: z.int().positive(),
        steps: z.function(),
        finish: z.function(),
        title: z.function(),
        keep: z.function().optional(),
        forget: z.function().optional(),
      })
      .optional(),
  })
  .refine(({ run, flow }) => (run === undefined) !== (flow === undefined), 'expected either `run` or `flow`');

/**
 * Reads the commands of a folder: each file is one, its path is its name.
 *
 * @throws ProblemsError with every file that is no command and every name that two commands claim
 */
export async function loadCommands(root: string): Promise<Registry> {
  const problems: Problem[] = [];
  const files = readdirSync(join(root, 'commands'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort();
  const commands: NamedCommand[] = [];
  for (const file of files) {
    const module = await importFile(root, file);
    if ('problem' in module) {
      problems.push(module.problem);
      continue;
    }
    const checked = definition.safeParse(module.default);
    if (checked.success) {
      const name = file.replace(/\.ts$/, '').replaceAll(/[\\/]/g, ' ');
      commands.push({ ...(module.default as Command), name });
      continue;
    }
    problems.push(
      ...checked.error.issues.map((issue) => ({
        where: `commands/${file} (${issue.path.join('.') || 'default export'})`,
        what: issue.message,
        fix: 'write `export default command({ … })`; commands/README.md shows one',
      })),
    );
  }
  problems.push(...nameClashes(commands));
  if (problems.length > 0) throw new ProblemsError('The commands have problems', problems);
  return createRegistry(commands);
}

async function importFile(
  root: string,
  file: string,
): Promise<{ readonly default?: unknown } | { readonly problem: Problem }> {
  try {
    return (await import(pathToFileURL(join(root, 'commands', file)).href)) as { default?: unknown };
  } catch (error) {
    const what = `this file cannot be loaded: ${(error as Error).message}`;
    return { problem: { where: `commands/${file}`, what, fix: 'run `npm run types`; it names the line' } };
  }
}

function nameClashes(commands: readonly NamedCommand[]): Problem[] {
  const owners = new Map<string, string>();
  return commands.flatMap((each) =>
    [...new Set([each.name, ...Object.values(each.aliases).flat()].map(nameKey))].flatMap((name) => {
      const owner = owners.get(name);
      owners.set(name, each.name);
      if (owner === undefined || owner === each.name) return [];
      const where = `commands/${each.name.replace(' ', '/')}.ts (aliases)`;
      return [{ where, what: `/${name} is also the name of ${owner}`, fix: 'choose another name for one of them' }];
    }),
  );
}
