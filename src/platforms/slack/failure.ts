import { webApi } from '@slack/bolt';

/** Why a request to Slack failed, and so what is known of it. `code` is Slack's, or the network's. */
export type Failure = {
  readonly code: string;
  /**
   * - `limited`: not done, try again after `seconds`
   * - `refused`: not done, and asking again is no use
   * - `unreached`: not done, since Slack never got it
   * - `unknown`: perhaps it was done
   */
  readonly kind: 'limited' | 'refused' | 'unreached' | 'unknown';
  readonly seconds?: number;
};

/** Codes with which Slack says that it failed, rather than that we did something wrong. */
const slackFailed = ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'rollup_error'];

/** Codes of connections that were never made. */
const neverConnected = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** Codes that say that a token is not good, or not any more: https://docs.slack.dev/reference/methods/auth.test. */
const tokenCodes = [
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'user_removed_from_team',
  'team_disabled',
  'team_access_not_granted',
  'org_login_required',
  'not_allowed_token_type',
];

/** Whether a code says that the token must be looked at. */
export function isAboutToken(code: string): boolean {
  return tokenCodes.includes(code);
}

/** Reads what Slack's library throws. Holds codes only: no texts and no tokens. */
export function readFailure(error: unknown): Failure {
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return { code: 'ratelimited', kind: 'limited', seconds: error.retryAfter };
  }
  if (error instanceof webApi.WebAPIPlatformError) {
    const { error: code, response_metadata } = error.data;
    if (code === 'ratelimited') return { code, kind: 'limited', seconds: response_metadata?.retryAfter ?? 1 };
    if (slackFailed.includes(code)) return { code, kind: 'unknown' };
    // A page instead of an answer, as from something between Slack and us.
    if (!/^[a-z0-9_]{1,80}$/.test(code)) return { code: 'no_answer', kind: 'unknown' };
    return { code, kind: 'refused' };
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    const code = `http_${error.statusCode}`;
    return { code, kind: error.statusCode >= 500 ? 'unknown' : 'refused' };
  }
  const code = networkCode(error);
  return { code, kind: neverConnected.includes(code) ? 'unreached' : 'unknown' };
}

function networkCode(error: unknown): string {
  const original = error instanceof webApi.WebAPIRequestError ? error.original : error;
  for (let at: unknown = original, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const { code } = at as { code?: unknown };
    if (at.name === 'TimeoutError') return 'timeout';
    if (typeof code === 'string') return code;
  }
  return original instanceof Error ? original.name : 'unknown';
}
