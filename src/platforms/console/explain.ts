import type { Finding } from '../../search/search.ts';

const shown = 5;

/** Why the search decided as it did: the words it saw, what they were taken for, and the runners-up. */
export function explain(finding: Finding): string {
  const { question, ranking } = finding;
  const words = question.words.map((word) => {
    const alternatives = word.alternatives.map((each) => `${each.stems.join('+')} ${each.weight.toFixed(2)}`);
    const emphasis = word.emphasis === 1 ? '' : `, emphasis ${word.emphasis}`;
    return `  ${word.word} (${word.known}${emphasis}): ${alternatives.join(', ')}`;
  });
  const stems = new Set(question.words.flatMap((word) => word.alternatives.flatMap((each) => each.stems)));
  const topics = ranking.topics.slice(0, shown).map((topic) => {
    const { entry, score } = topic.hit;
    const matched = [...stems].filter((stem) => entry.fullBag.has(stem));
    return [
      `  ${topic.probability.toFixed(3)} ${entry.topic.id}${entry.topic.answerable ? '' : ' (goes to a person)'}`,
      `        nearest: ${topic.variant?.text ?? 'none'}`,
      `        matched: ${matched.join(', ')}; score ${score.toFixed(1)}`,
    ].join('\n');
  });
  return [
    `decision: ${finding.decision}; language: ${question.language}; kind: ${question.kind ?? 'none'}`,
    'words:',
    ...words,
    `candidates (nothing of these: ${ranking.none.toFixed(3)}):`,
    ...topics,
  ].join('\n');
}
