import type { Action } from '../reply/reply.ts';

/** The longest id that every platform takes (Discord's `custom_id`). */
export const maxActionIdChars = 100;

/** Writes an action as the short text that a button carries. */
export function writeActionId(action: Action): string {
  if (action.kind === 'command') {
    const options = new URLSearchParams(action.options).toString();
    return `command:${action.command}${options === '' ? '' : `?${options}`}`;
  }
  return `${action.kind}:${action.page}`;
}

/** Reads what `writeActionId` wrote; undefined for anything else, as from an older version or a forged request. */
export function readActionId(id: string): Action | undefined {
  const [, kind, rest = ''] = /^(page|more|command):(.+)$/s.exec(id) ?? [];
  if (kind === 'page' || kind === 'more') return { kind, page: rest };
  if (kind !== 'command') return undefined;
  const [command = '', query = ''] = rest.split('?', 2);
  return { kind, command, options: Object.fromEntries(new URLSearchParams(query)) };
}
