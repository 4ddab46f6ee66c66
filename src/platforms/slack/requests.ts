import { type ReceiverEvent, verifySlackRequest } from '@slack/bolt';

/** Takes what Slack sends; resolves when it is dealt with. Undefined when nothing is taken now. */
export type Take = (event: ReceiverEvent) => Promise<void> | undefined;

/**
 * Answers Slack's requests in HTTP mode: events, commands and presses, all at one address. Only what Slack signed within
 * the last five minutes is read; anything else gets 401. While the bot takes nothing it answers 503, and Slack sends
 * its events again.
 */
export function createRequests(signingSecret: string, take: Take): (request: Request) => Promise<Response> {
  return async (request) => {
    const text = await request.text();
    const mediaType = request.headers.get('content-type') ?? '';
    if (asksForConnection(text, mediaType)) return new Response(null, { status: 200 });
    if (!isSigned(request, text, signingSecret)) return new Response('not signed by Slack', { status: 401 });
    const body = parse(text, mediaType);
    if (body === undefined) return new Response('not what Slack sends', { status: 400 });
    if (body.type === 'url_verification') return Response.json({ challenge: body.challenge });
    return await new Promise<Response>((resolve) => {
      const taken = take({
        body,
        ack: async (answer?: unknown) => resolve(toResponse(answer)),
        ...retryOf(request),
      });
      // Nothing of ours hears what is left without an acknowledgement.
      if (taken) void taken.then(() => resolve(toResponse(undefined)));
      else resolve(new Response('not now', { status: 503 }));
    });
  };
}

/** Slack asks now and then whether its commands get through, without a signature; nothing else of that is read. */
function asksForConnection(text: string, mediaType: string): boolean {
  return !mediaType.startsWith('application/json') && new URLSearchParams(text).get('ssl_check') === '1';
}

function isSigned(request: Request, body: string, signingSecret: string): boolean {
  const signature = request.headers.get('x-slack-signature') ?? '';
  const timestamp = Number(request.headers.get('x-slack-request-timestamp') ?? Number.NaN);
  try {
    const headers = { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp };
    verifySlackRequest({ signingSecret, body, headers });
    return true;
  } catch {
    return false;
  }
}

/** Events are JSON; commands are fields of a form, of which `payload` holds the JSON of everything else. */
function parse(text: string, mediaType: string): ReceiverEvent['body'] | undefined {
  try {
    const fields = mediaType.startsWith('application/json') ? undefined : new URLSearchParams(text);
    const json = fields ? fields.get('payload') : text;
    const body: unknown = json === null ? Object.fromEntries(fields ?? []) : JSON.parse(json);
    return typeof body === 'object' && body !== null ? body : undefined;
  } catch {
    return undefined;
  }
}

function retryOf(request: Request) {
  const number = Number(request.headers.get('x-slack-retry-num') ?? Number.NaN);
  const reason = request.headers.get('x-slack-retry-reason');
  return {
    ...(Number.isNaN(number) ? {} : { retryNum: number }),
    ...(reason === null ? {} : { retryReason: reason }),
  };
}

function toResponse(answer: unknown): Response {
  if (answer === undefined || answer === '') return new Response(null, { status: 200 });
  return typeof answer === 'string' ? new Response(answer) : Response.json(answer);
}
