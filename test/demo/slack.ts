import { startProgram } from '../support/program.ts';
import { findLocalSlack, localSlackPackage, startLocalSlack, workspace } from '../support/slack/local-slack.ts';

/**
 * `npm run demo:slack`: the bot in a Slack-like workspace on this machine, without an account. Nothing of it is kept.
 * It takes any free port, unless PORT names one.
 */
const tryThis = (page: string) => `
The workspace is ready: ${page}
(stop with Ctrl+C; nothing is kept; whoever can reach this machine can open it)

You are An Peeters; at the top right you become Els. Try, in #algemeen:

  @Wegwijzer wanner moet ons dosier voor het fonds binnen zijn?
                        a question, typos and all; the answer is in its thread
  @Wegwijzer verzekerng too vague: it asks what you mean
  /deadline             the file is in your direct messages ("An Peeters", at the left)
  /memo allies Aalst    whom to approach in Aalst
  /memo mail            three steps to a mail per party
  /memo                 all that it can do

and open Wegwijzer under Apps for its Home tab. This workspace is local-slack, which is not Slack: it sends only the fields
of a form that you touched, a button inside a form does nothing, and a red [word] stands for what it cannot draw.
`;

if (findLocalSlack() === undefined) {
  console.error(
    `The Slack-like workspace comes with the npm package ${localSlackPackage}, which is not installed.\n` +
      `  -> npm install --no-save ${localSlackPackage}@0.1.8\n` +
      '     (it exists for linux-x64, linux-arm64, darwin-x64, darwin-arm64 and windows-x64)',
  );
  process.exit(1);
}

const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN } = workspace.secrets;
const slack = await startLocalSlack({ port: Number(process.env.PORT ?? 0) });
const bot = await startProgram({ SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_API_URL: slack.apiUrl, TODAY: '' });
console.log(tryThis(slack.page));

const asked = new Promise<undefined>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(undefined));
});
const ended = Promise.race([
  slack.ended.then((said) => `The workspace stopped by itself:\n${said}`),
  bot.ended.then(({ stdout, stderr }) => `The bot stopped by itself:\n${stdout}${stderr}`),
]);
const problem = await Promise.race([asked, ended]);
if (problem !== undefined) console.error(problem);
// Both keep everything in memory, so there is nothing to finish; Ctrl+C reached them too.
await Promise.all([bot.stop('SIGKILL'), slack.stop()]);
process.exit(problem === undefined ? 0 : 1);
