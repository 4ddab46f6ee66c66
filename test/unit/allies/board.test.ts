import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AllyBoard,
  allyBoard,
  allyStatuses,
  type BoardOrder,
  boardName,
  changeBoard,
  emptyBoard,
  maxBoardName,
} from '../../../src/allies/board.ts';

const categories = ['council', 'youth', 'poverty'];
const mostRows = 5;
const an = { id: 'a', name: 'An' };
const bert = { id: 'b', name: 'Bert' };
const day = '2026-11-20';

function change(board: AllyBoard, order: Omit<BoardOrder, 'day'>) {
  return changeBoard(board, { day, ...order }, categories, mostRows);
}

/** A board after these orders, which must all succeed. */
function boardAfter(...orders: readonly Omit<BoardOrder, 'day'>[]): AllyBoard {
  return orders.reduce((board, order) => {
    const { board: after, outcome } = change(board, order);
    expect(outcome).toBe('done');
    return after;
  }, emptyBoard('44021'));
}

describe('a tick', () => {
  test('keeps who noted what on which day', () => {
    const board = boardAfter({ entry: 'youth', to: 'contacting', by: an });
    expect(board.ticks).toEqual({ youth: { status: 'contacting', author: 'a', name: 'An', day } });
  });

  test('of somebody without a name has none', () => {
    const board = boardAfter({ entry: 'youth', to: 'joins', by: { id: 'x' } });
    expect(board.ticks.youth).toEqual({ status: 'joins', author: 'x', day });
  });

  test('twice by the same person changes nothing', () => {
    const board = boardAfter({ entry: 'youth', to: 'contacting', by: an });
    const again = changeBoard(
      board,
      { entry: 'youth', to: 'contacting', by: an, day: '2026-12-01' },
      categories,
      mostRows,
    );
    expect(again).toMatchObject({ outcome: 'same', board });
  });

  test.each(allyStatuses)('by another who is about to contact an ally that is noted as %s waits', (to) => {
    const board = boardAfter({ entry: 'youth', to, by: an });
    const waiting = change(board, { entry: 'youth', to: 'contacting', by: bert });
    expect(waiting).toEqual({ board, outcome: 'taken', entry: { id: 'youth' }, before: board.ticks.youth });
    const taken = change(board, { entry: 'youth', to: 'contacting', by: bert, over: true });
    expect(taken.outcome).toBe('done');
    expect(taken.board.ticks.youth).toMatchObject({ status: 'contacting', name: 'Bert' });
    expect(taken.before).toEqual(board.ticks.youth);
  });

  test('by another who heard the answer is taken, with what stood there', () => {
    const board = boardAfter({ entry: 'youth', to: 'contacting', by: an });
    expect(change(board, { entry: 'youth', to: 'joins', by: bert })).toMatchObject({
      outcome: 'done',
      before: { status: 'contacting', name: 'An' },
      board: { ticks: { youth: { status: 'joins', name: 'Bert' } } },
    });
  });

  test('that sets a row free leaves nothing behind', () => {
    const board = boardAfter({ entry: 'youth', to: 'joins', by: an }, { entry: 'youth', to: 'none', by: bert });
    expect(board).toEqual(emptyBoard('44021'));
    expect(change(board, { entry: 'youth', to: 'none', by: an }).outcome).toBe('same');
  });

  test('on a row that is not there changes nothing', () => {
    const board = emptyBoard('44021');
    for (const entry of ['o1', 'nothing', '', '__proto__', 'constructor']) {
      expect(change(board, { entry, to: 'joins', by: an })).toEqual({ board, outcome: 'gone' });
    }
  });
});

describe('an organisation', () => {
  test('is added with its tick', () => {
    const board = boardAfter({ organisation: ' Chiro\n Sint-Jan ', to: 'contacting', by: an });
    expect(board.organisations).toEqual([{ id: 'o1', name: 'Chiro Sint-Jan' }]);
    expect(board.ticks.o1).toMatchObject({ status: 'contacting', name: 'An' });
  });

  test('is added as free too', () => {
    const board = boardAfter({ organisation: 'Chiro', to: 'none', by: an });
    expect(board).toMatchObject({ organisations: [{ id: 'o1', name: 'Chiro' }], ticks: {} });
  });

  test('stands there once, however it is written', () => {
    const board = boardAfter({ organisation: 'Café Mondial', to: 'contacting', by: an });
    const again = change(board, { organisation: 'cafe  MONDIAL', to: 'contacting', by: bert });
    expect(again).toMatchObject({ outcome: 'taken', board, entry: { id: 'o1', name: 'Café Mondial' } });
  });

  test('goes before a row that was chosen as well', () => {
    const board = boardAfter({ entry: 'youth', organisation: 'Chiro', to: 'joins', by: an });
    expect(Object.keys(board.ticks)).toEqual(['o1']);
  });

  test('is refused when the board is full, and has room again when one is taken off', () => {
    const board = boardAfter(
      { organisation: 'een', to: 'none', by: an },
      { organisation: 'twee', to: 'joins', by: an },
    );
    expect(change(board, { organisation: 'drie', to: 'joins', by: an })).toEqual({ board, outcome: 'full' });
    const smaller = change(board, { entry: 'o2', to: 'remove', by: bert }).board;
    expect(smaller).toMatchObject({ organisations: [{ name: 'een' }], ticks: {} });
    const larger = change(smaller, { organisation: 'drie', to: 'joins', by: an }).board;
    expect(larger.organisations.map(({ id }) => id)).toEqual(['o1', 'o3']);
  });

  test('can be taken off, a kind of ally cannot', () => {
    const board = boardAfter({ entry: 'youth', to: 'joins', by: an });
    expect(change(board, { entry: 'youth', to: 'remove', by: an })).toMatchObject({ outcome: 'fixed', board });
    expect(change(board, { organisation: 'Chiro', to: 'remove', by: an })).toMatchObject({ outcome: 'gone', board });
  });
});

test.each([
  ['Chiro', 'Chiro'],
  ['  Chiro \n\t Sint-Jan ', 'Chiro Sint-Jan'],
  ['a'.repeat(60), 'a'.repeat(60)],
  ['a'.repeat(61), `${'a'.repeat(59)}…`],
  ['😀'.repeat(31), `${'😀'.repeat(29)}…`],
])('the name %j stands on the board as %j', (typed, name) => {
  expect(boardName(typed)).toBe(name);
});

const names = fc.constantFrom('Chiro', 'chiro', 'KSA', 'Okra', 'Pax', 'Femma');
const orders = fc.record(
  {
    entry: fc.option(fc.constantFrom(...categories, 'o1', 'o2', 'o3', 'x'), { nil: undefined }),
    organisation: fc.option(names, { nil: undefined }),
    to: fc.constantFrom(...allyStatuses, 'none' as const, 'remove' as const),
    by: fc.constantFrom(an, bert, { id: 'c' }),
    over: fc.boolean(),
  },
  { requiredKeys: ['to', 'by'] },
);

describe('whatever people do', () => {
  test('a board stays one that can be kept, and no larger than a select', () => {
    fc.assert(
      fc.property(fc.array(orders, { maxLength: 30 }), (all) => {
        let board = emptyBoard('44021');
        for (const order of all) {
          const before = structuredClone(board);
          const { board: after, outcome } = change(board, order);
          expect(board).toEqual(before);
          if (outcome !== 'done') expect(after).toBe(board);
          expect(allyBoard.parse(JSON.parse(JSON.stringify(after)))).toEqual(after);
          expect(categories.length + after.organisations.length).toBeLessThanOrEqual(mostRows);
          const ids = after.organisations.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          for (const row of Object.keys(after.ticks)) expect([...categories, ...ids]).toContain(row);
          board = after;
        }
      }),
    );
  });

  test('nobody begins to contact an ally for which another noted something without knowing it', () => {
    fc.assert(
      fc.property(fc.array(orders, { maxLength: 30 }), (all) => {
        let board = emptyBoard('44021');
        for (const order of all) {
          const { board: after } = change(board, { ...order, over: false });
          for (const [row, tick] of Object.entries(after.ticks)) {
            const former = board.ticks[row];
            if (tick.status === 'contacting' && former) expect(tick.author).toBe(former.author);
          }
          board = after;
        }
      }),
    );
  });

  test('an order that is carried out twice is as good as once', () => {
    fc.assert(
      fc.property(fc.array(orders, { maxLength: 10 }), orders, (all, last) => {
        const board = all.reduce((now, order) => change(now, order).board, emptyBoard('44021'));
        const once = change(board, last).board;
        const twice = change(once, last);
        expect(twice.board).toEqual(once);
      }),
    );
  });

  test('a name fits on the board and stays as it is the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (typed) => {
        const name = boardName(typed);
        expect(name.length).toBeLessThanOrEqual(maxBoardName);
        expect(boardName(name)).toBe(name);
        expect(name.isWellFormed()).toBe(true);
      }),
    );
  });
});
