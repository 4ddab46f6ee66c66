import type { webApi } from '@slack/bolt';
import type { Problem } from '../../problems.ts';
import { CannotConnect } from './connection.ts';
import { type Failure, isAboutToken, readFailure } from './failure.ts';

/** Who the bot is in its workspace. */
export type Identity = { readonly user: string; readonly bot: string | undefined; readonly team: string };

/** What the bot can do without: where the plan or an older manifest has it not, it is quietly absent. */
const spare = 'assistant:write';

/**
 * Asks Slack who we are, which tells too whether the bot's token is good.
 *
 * @param scopes what the manifest asks for
 * @throws CannotConnect that says what to check
 */
export async function identify(client: webApi.WebClient, scopes: readonly string[]): Promise<Identity> {
  const answer = await client.auth.test().catch((error) => {
    throw cannotConnect(readFailure(error), botToken, client.slackApiUrl);
  });
  const given = answer.response_metadata?.scopes;
  // Slack names them in a header, which a stand-in may leave out.
  const missing = given ? scopes.filter((scope) => scope !== spare && !given.includes(scope)) : [];
  if (missing.length > 0) {
    throw new CannotConnect(
      'missing_scope',
      { ...missingScopes, what: `the app may not do: ${missing.join(', ')}` },
      true,
    );
  }
  return { user: answer.user_id ?? '', bot: answer.bot_id, team: answer.team_id ?? '' };
}

/** What to check when Slack does not take a token. */
type TokenAdvice = { readonly where: string; readonly fix: string };

const botToken: TokenAdvice = {
  where: 'SLACK_BOT_TOKEN',
  fix: 'on https://api.slack.com/apps open the app, copy the Bot User OAuth Token (xoxb-…) under "OAuth & Permissions", and install the app there when it was removed from the workspace',
};

const missingScopes: TokenAdvice = {
  where: 'SLACK_BOT_TOKEN',
  fix: 'on https://api.slack.com/apps open the app, put the manifest of "npm run slack:manifest" under "App Manifest", install the app again under "Install App", and copy the new token',
};

export const appToken: TokenAdvice = {
  where: 'SLACK_APP_TOKEN',
  fix: 'on https://api.slack.com/apps open the app, switch on Socket Mode, and under "Basic Information" make an app-level token (xapp-…) with the scope connections:write',
};

/** Puts a failure into words for the operator. */
export function cannotConnect(failure: Failure, advice: TokenAdvice, apiUrl: string): CannotConnect {
  const { code, kind, seconds = 0 } = failure;
  if (isAboutToken(code) || code === 'missing_scope') {
    return new CannotConnect(code, { ...advice, what: `Slack does not take it (${code})` }, true, seconds);
  }
  const where = apiUrl === 'https://slack.com/api/' ? 'the connection with slack.com' : 'SLACK_API_URL';
  const problem: Problem = {
    where,
    what: kind === 'refused' ? `Slack refuses (${code})` : `Slack does not answer (${code})`,
    fix: 'check the network of this machine, a firewall or proxy before it, and https://slack-status.com',
  };
  return new CannotConnect(code, problem, false, seconds);
}
