import { type Action, flowMoves } from './reply.ts';

/** The longest id that every platform takes on a button (Discord's `custom_id`). */
export const maxActionIdChars = 100;

/** The longest id that every platform takes as the value of a row of a select (Slack's option value). */
export const maxSelectActionIdChars = 75;

/** Writes an action as the short text that a button carries. */
export function writeActionId(action: Action): string {
  if (action.kind === 'flow') return `flow:${action.move}:${action.revision}:${action.flow}:${action.command}`;
  if (action.kind === 'command') {
    const options = new URLSearchParams(action.options).toString();
    return `command:${action.command}${options === '' ? '' : `?${options}`}`;
  }
  return `${action.kind}:${action.page}`;
}

/** Reads what `writeActionId` wrote; undefined for anything else, as from an older version or a forged request. */
export function readActionId(id: string): Action | undefined {
  const [, kind, rest = ''] = /^(page|more|command|flow):(.+)$/s.exec(id) ?? [];
  if (kind === 'page' || kind === 'more') return { kind, page: rest };
  if (kind === 'flow') return readFlow(rest);
  if (kind !== 'command') return undefined;
  const [command = '', query = ''] = rest.split('?', 2);
  return { kind, command, options: Object.fromEntries(new URLSearchParams(query)) };
}

function readFlow(rest: string): Action | undefined {
  const [, move, revision, flow, command] = /^([a-z]+):(\d{1,9}):([\w-]+):(.+)$/s.exec(rest) ?? [];
  const known = flowMoves.find((each) => each === move);
  if (known === undefined || flow === undefined || command === undefined) return undefined;
  return { kind: 'flow', command, flow, revision: Number(revision), move: known };
}
