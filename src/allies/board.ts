import { z } from 'zod';
import { fold } from '../search/tokens.ts';

/** How it stands with an ally; without any of these nobody has contacted it yet. */
export const allyStatuses = ['joins', 'contacting', 'rather-not'] as const;
export type AllyStatus = (typeof allyStatuses)[number];

/** The most characters of a name on a board. */
export const maxBoardName = 60;

/** Who ticks: an id that only this person has, and the name that the others see. */
export type BoardAuthor = { readonly id: string; readonly name?: string | undefined };

const boardTick = z.object({
  status: z.enum(allyStatuses),
  author: z.string(),
  name: z.string().optional(),
  day: z.iso.date(),
});
/** What somebody noted about one ally. */
export type BoardTick = z.output<typeof boardTick>;

/** Who contacts whom in one municipality, as it is kept. */
export const allyBoard = z.object({
  /** The NIS code of the municipality. */
  municipality: z.string(),
  /** What people added by name, beside the kinds of allies. */
  organisations: z.array(z.object({ id: z.string(), name: z.string() })),
  /** By the id of a kind of ally or of an organisation. */
  ticks: z.record(z.string(), boardTick),
  /** The number of the next organisation; one that was taken off is not given out again. */
  next: z.int().positive(),
});
export type AllyBoard = z.output<typeof allyBoard>;

/** One change to a board. */
export type BoardOrder = {
  /** The row that it is about. */
  readonly entry?: string | undefined;
  /** An organisation by name, which is added when it is not there; goes before `entry`. */
  readonly organisation?: string | undefined;
  /** What to note; `none` when it is free again, `remove` to take an organisation off. */
  readonly to: AllyStatus | 'none' | 'remove';
  readonly by: BoardAuthor;
  /** As 2026-11-20. */
  readonly day: string;
  /** True when the person knows that somebody else was first. */
  readonly over?: boolean;
};

/** What came of an order; the board is another one only when it is `done`. */
export type BoardChange = {
  readonly board: AllyBoard;
  /**
   * `same`: it stood there already; `taken`: somebody else was first; `gone`: no such row; `fixed`: a kind of ally is not
   * taken off; `full`: no room for another organisation.
   */
  readonly outcome: 'done' | 'same' | 'taken' | 'gone' | 'fixed' | 'full';
  /** The row, with its name when it is an organisation. */
  readonly entry?: { readonly id: string; readonly name?: string };
  /** What stood there before. */
  readonly before?: BoardTick;
};

/** A board on which nothing stands yet. */
export function emptyBoard(municipality: string): AllyBoard {
  return { municipality, organisations: [], ticks: {}, next: 1 };
}

/**
 * Carries out one order, and changes nothing that it is given. Somebody who is about to contact an ally of which another
 * person already noted something is told so first (`taken`), unless the order says `over`.
 *
 * @param categories ids of the kinds of allies, which are on every board
 * @param mostRows how many rows a board may have
 */
export function changeBoard(
  board: AllyBoard,
  order: BoardOrder,
  categories: readonly string[],
  mostRows: number,
): BoardChange {
  const found = findEntry(board, order, categories);
  if (!found && order.organisation === undefined) return { board, outcome: 'gone' };
  if (!found && order.to === 'remove') return { board, outcome: 'gone' };
  if (!found && categories.length + board.organisations.length >= mostRows) return { board, outcome: 'full' };
  const entry = found ?? { id: `o${board.next}`, name: boardName(order.organisation ?? '') };
  const before = board.ticks[entry.id];
  const told = { entry, ...(before === undefined ? {} : { before }) };
  if (order.to === 'remove' && categories.includes(entry.id)) return { board, outcome: 'fixed', ...told };
  if (before && before.status === order.to && (order.to !== 'contacting' || before.author === order.by.id)) {
    return { board, outcome: 'same', ...told };
  }
  const claimed = before !== undefined && before.author !== order.by.id;
  if (claimed && order.to === 'contacting' && !order.over) return { board, outcome: 'taken', ...told };
  if (found && !before && order.to === 'none') return { board, outcome: 'same', ...told };
  return { board: withTick(found ? board : withOrganisation(board, entry), entry.id, order), outcome: 'done', ...told };
}

/** A name as it fits on a board: one line, not too long. */
export function boardName(typed: string): string {
  const name = typed.replace(/\s+/g, ' ').trim();
  if (name.length <= maxBoardName) return name;
  let cut = '';
  for (const character of name) {
    if (cut.length + character.length >= maxBoardName) break;
    cut += character;
  }
  return `${cut.trimEnd()}…`;
}

function findEntry(
  board: AllyBoard,
  { entry, organisation }: BoardOrder,
  categories: readonly string[],
): { readonly id: string; readonly name?: string } | undefined {
  if (organisation !== undefined) {
    const key = fold(boardName(organisation));
    return board.organisations.find(({ name }) => fold(name) === key);
  }
  if (entry !== undefined && categories.includes(entry)) return { id: entry };
  return board.organisations.find(({ id }) => id === entry);
}

function withOrganisation(board: AllyBoard, { id, name = '' }: { id: string; name?: string }): AllyBoard {
  return { ...board, organisations: [...board.organisations, { id, name }], next: board.next + 1 };
}

function withTick(board: AllyBoard, id: string, { to, by, day }: BoardOrder): AllyBoard {
  const { [id]: _, ...others } = board.ticks;
  if (to === 'none') return { ...board, ticks: others };
  if (to === 'remove') {
    return { ...board, ticks: others, organisations: board.organisations.filter((each) => each.id !== id) };
  }
  const tick = { status: to, author: by.id, day, ...(by.name === undefined ? {} : { name: boardName(by.name) }) };
  return { ...board, ticks: { ...others, [id]: tick } };
}
