import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadCommands } from './commands/load.ts';
import { readCommandPrefix } from './config.ts';
import { createManifest, eventsPath } from './platforms/slack/register.ts';
import { ProblemsError } from './problems.ts';

const usage = `npm run slack:manifest                                            writes docs/slack-manifest.json
npm run -s slack:manifest -- --prefix ww-                         prints one with /ww-memo and so on
npm run -s slack:manifest -- --url https://wegwijzer.example.org  prints one for HTTP instead of Socket Mode`;

const root = fileURLToPath(new URL('..', import.meta.url));
/** From the folder of the project, where npm runs its scripts. */
const file = 'docs/slack-manifest.json';

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof ProblemsError ? error.message : error);
  process.exitCode = 1;
}

/** The manifest as it is for most goes to its place in docs/; one for a workspace of its own is printed. */
async function run(given: readonly string[]): Promise<number> {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(given);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
  const { url } = values;
  const prefix = readCommandPrefix({ SLACK_COMMAND_PREFIX: values.prefix ?? process.env.SLACK_COMMAND_PREFIX });
  const requestUrl = url === undefined ? {} : { requestUrl: new URL(eventsPath, url).href };
  const { summaries } = await loadCommands(root);
  const json = `${JSON.stringify(createManifest(summaries('nl'), { prefix, ...requestUrl }), null, 2)}\n`;
  if (prefix !== '' || url !== undefined) {
    process.stdout.write(json);
    return 0;
  }
  writeFileSync(file, json);
  console.log(`${file} is written.`);
  return 0;
}

function parse(given: readonly string[]) {
  const options = { prefix: { type: 'string' }, url: { type: 'string' } } as const;
  const { values } = parseArgs({ args: [...given], options });
  if (values.url !== undefined && !/^https:\/\/./.test(values.url)) {
    throw new Error('--url expects the public address of the bot, which begins with https://');
  }
  return values;
}
