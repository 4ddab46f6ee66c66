import { describe, expect, onTestFinished, test } from 'vitest';
import {
  evaluationFields,
  evaluationHints,
  forgetEvaluation,
  givenEvaluation,
  keepEvaluation,
  readEvaluation,
} from '../../../src/commands/evaluation.ts';
import type { Services } from '../../../src/commands/services.ts';
import type { FormValues } from '../../../src/reply/reply.ts';
import { createNotes } from '../../../src/store/notes.ts';
import { openStore } from '../../../src/store/sqlite.ts';
import { movingClock } from '../../support/clock.ts';
import { smallTables } from '../../support/knowledge.ts';

const trilingual = (text: string) => ({ nl: `${text} nl`, en: `${text} en`, fr: `${text} fr` });
const questions = ['good', 'bad'].map((id) => ({ id, label: trilingual(id), hint: trilingual('denk'), heading: id }));
const tables = { ...smallTables, evaluation: { questions } };

/** What commands get of this person, over one store. */
function people(): (person: string) => Services {
  const store = openStore(':memory:', movingClock());
  onTestFinished(() => store.close());
  return (person) =>
    ({ language: 'nl', tables, notes: createNotes(store, { person, workspace: 'groep' }) }) as Services;
}

describe('an evaluation', () => {
  test('is kept per municipality, for the person alone', async () => {
    const as = people();
    await keepEvaluation('Gent', { good: 'GRIS' }, 'memo evaluate', as('an'));
    expect(await readEvaluation('Gent', as('an'))).toEqual({ good: 'GRIS' });
    expect(await readEvaluation('Aalst', as('an'))).toEqual({});
    expect(await readEvaluation('', as('an'))).toEqual({});
    expect(await readEvaluation('Gent', as('bo'))).toEqual({});
  });

  test('is added to, and each answer is the latest that was given', async () => {
    const an = people()('an');
    await keepEvaluation('Gent', { good: 'GRIS', bad: 'budget' }, 'memo evaluate', an);
    await keepEvaluation('Gent', { bad: 'aankopen' }, 'memo draft', an);
    await keepEvaluation('Gent', {}, 'memo draft', an);
    expect(await readEvaluation('Gent', an)).toEqual({ good: 'GRIS', bad: 'aankopen' });
  });

  test('is gone when the last command that filled it in forgets it', async () => {
    const an = people()('an');
    await keepEvaluation('Gent', { good: 'GRIS' }, 'memo evaluate', an);
    await keepEvaluation('Gent', { bad: 'budget' }, 'memo draft', an);
    await forgetEvaluation('Gent', 'memo evaluate', an);
    expect(await readEvaluation('Gent', an)).toEqual({ good: 'GRIS', bad: 'budget' });
    await forgetEvaluation('Gent', 'memo evaluate', an);
    expect(await readEvaluation('Gent', an)).toEqual({ good: 'GRIS', bad: 'budget' });
    await forgetEvaluation('Gent', 'memo draft', an);
    expect(await readEvaluation('Gent', an)).toEqual({});
  });

  test.each([
    ['a municipality without one', 'Aalst', 'memo evaluate'],
    ['no municipality', '', 'memo evaluate'],
    ['a command that filled in nothing', 'Gent', 'memo mail'],
  ])('stays when %s is forgotten', async (_, municipality, holder) => {
    const an = people()('an');
    await keepEvaluation('Gent', { good: 'GRIS' }, 'memo evaluate', an);
    await forgetEvaluation(municipality, holder, an);
    expect(await readEvaluation('Gent', an)).toEqual({ good: 'GRIS' });
  });

  test('is kept for nobody when nothing was answered', async () => {
    const an = people()('an');
    await keepEvaluation('Gent', {}, 'memo evaluate', an);
    await forgetEvaluation('Gent', 'memo evaluate', an);
    expect(await readEvaluation('Gent', an)).toEqual({});
  });
});

describe('the questions of the evaluation', () => {
  test('are fields that begin with what was filled in before', async () => {
    const an = people()('an');
    await keepEvaluation('Gent', { good: 'GRIS' }, 'memo evaluate', an);
    expect(await evaluationFields({ municipality: 'Gent' }, an)).toMatchObject([
      { kind: 'text', name: 'good', label: 'good nl', multiline: true, required: false, initial: 'GRIS', refill: true },
      {
        kind: 'text',
        name: 'bad',
        label: 'bad nl',
        multiline: true,
        required: false,
        initial: undefined,
        refill: true,
      },
    ]);
    expect(await evaluationFields({}, an)).toMatchObject([{ initial: undefined }, { initial: undefined }]);
  });

  test('are not filled again once one of them has an answer', async () => {
    const an = people()('an');
    const refills = async (answers: FormValues) => (await evaluationFields(answers, an)).map(({ refill }) => refill);
    expect(await refills({ municipality: 'Gent', good: '', bad: '' })).toEqual([true, true]);
    expect(await refills({ municipality: 'Gent', good: '', bad: 'x' })).toEqual([false, false]);
  });

  test('have what was answered, without what was left empty or is no question', () => {
    const an = people()('an');
    expect(givenEvaluation({ good: 'GRIS', bad: '', municipality: 'Gent' }, an)).toEqual({ good: 'GRIS' });
    expect(givenEvaluation({}, an)).toEqual({});
  });

  test('have hints, as a list', () => {
    expect(evaluationHints(questions, { language: 'fr' })).toBe('- **good fr** denk fr\n- **bad fr** denk fr');
  });
});
