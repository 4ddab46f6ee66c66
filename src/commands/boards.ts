import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import {
  type AllyBoard,
  allyBoard,
  type BoardAuthor,
  type BoardChange,
  boardName,
  emptyBoard,
} from '../allies/board.ts';
import type { Notes } from '../store/notes.ts';

/** A board with the id by which everybody who knows it finds it. */
export type KeptBoard = { readonly id: string; readonly board: AllyBoard };

const pointer = z.object({ board: z.string() });
const author = z.object({ id: z.string(), name: z.string().optional() });

/** The one board of a municipality in this workspace; made when there is none yet. */
export async function openBoard(municipality: string, notes: Notes): Promise<KeptBoard> {
  const id = await boardOf(municipality, newId(), notes);
  const board = await notes.change('anyone', keyOf(id), allyBoard, (before) => before ?? emptyBoard(municipality));
  return { id, board };
}

/**
 * The board with this id, from whichever workspace. From then on it is the board of that municipality here too, when
 * there was none.
 *
 * @returns undefined when there is none, or not any more
 */
export async function findBoard(id: string, notes: Notes): Promise<KeptBoard | undefined> {
  const board = await notes.read('anyone', keyOf(id), allyBoard);
  if (!board) return undefined;
  await boardOf(board.municipality, id, notes);
  return { id, board };
}

/**
 * Changes a board, also when several people do so at once.
 *
 * @param change may be called again with what another person made of the board
 * @returns what came of it
 */
export async function changeKeptBoard(
  { id, board }: KeptBoard,
  change: (board: AllyBoard) => BoardChange,
  notes: Notes,
): Promise<BoardChange> {
  let changed = change(board);
  await notes.change('anyone', keyOf(id), allyBoard, (now) => {
    changed = change(now ?? emptyBoard(board.municipality));
    return changed.board;
  });
  return changed;
}

/** Who this person is on boards, with the name that was given last. */
export async function readBoardAuthor(notes: Notes): Promise<Partial<BoardAuthor>> {
  return (await notes.read('mine', 'board-author', author)) ?? {};
}

/** The same, kept for the next time. */
export function keepBoardAuthor(name: string | undefined, notes: Notes): Promise<BoardAuthor> {
  return notes.change('mine', 'board-author', author, (before) => ({
    ...before,
    id: before?.id ?? newId(),
    ...(name === undefined ? {} : { name: boardName(name) }),
  }));
}

/** Keeps the id of this workspace's board of a municipality, unless it has one. */
async function boardOf(municipality: string, id: string, notes: Notes): Promise<string> {
  const { board } = await notes.change(
    'ours',
    `board-of/${municipality}`,
    pointer,
    (before) => before ?? { board: id },
  );
  return board;
}

function keyOf(id: string): string {
  return `board/${id}`;
}

/** 96 bits: nobody guesses it, and it fits in a button. */
function newId(): string {
  return randomBytes(12).toString('base64url');
}
