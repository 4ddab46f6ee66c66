import { describe, expect, test } from 'vitest';
import { replyLimits } from '../../../src/reply/check.ts';
import { languages } from '../../../src/search/stop-words.ts';
import { type FlowWording, flowWording } from '../../../src/wording/flow.ts';

const labels = ['next', 'finish', 'back', 'stop', 'change', 'remove', 'again', 'show', 'goOn'] as const;

/** Everything that is said, with something filled in where that belongs. */
function sentences(say: FlowWording): readonly string[] {
  return [
    ...Object.values(say).filter((each) => typeof each === 'string'),
    say.step(2, 5, 'Wat?'),
    say.tooMany(7, 3),
    say.tooLong(120, 100),
    say.chosenTwice('Samenwerken'),
  ];
}

describe.each(languages)('what is said around the steps in %s', (language) => {
  const say = flowWording[language];

  test('is something, each time something else', () => {
    const said = sentences(say);
    for (const sentence of said) expect(sentence).toMatch(/^\S.*\S$/);
    expect(new Set(said).size).toBe(said.length);
  });

  test('fits on its buttons', () => {
    for (const label of labels) expect(say[label].length).toBeLessThanOrEqual(replyLimits.buttonLabelChars);
  });

  test('names what it is about', () => {
    expect(say.step(2, 5, 'Wat?')).toMatch(/2.*5.*Wat\?$/);
    expect(say.tooMany(7, 3)).toMatch(/7.*3/);
    expect(say.tooLong(120, 100)).toMatch(/120.*100/);
    expect(say.chosenTwice('Samenwerken')).toContain('Samenwerken');
  });
});

test('nothing is said in two languages the same', () => {
  const all = languages.flatMap((language) => sentences(flowWording[language]));
  expect(new Set(all).size).toBe(all.length);
});
