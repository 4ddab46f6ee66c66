import type { TestQuestion } from './question-file.ts';

/** What a system said to a question. */
export type Said = {
  readonly decision: 'found' | 'several' | 'none';
  readonly text: string;
  readonly documents: readonly string[];
  readonly alternatives: readonly string[];
};

/** How an answer did. */
export type Verdict = {
  readonly question: TestQuestion;
  readonly said: Said;
  /** The answer serves: the facts are there, or it was rightly declined with a contact. */
  readonly right: boolean;
  readonly answered: boolean;
  /** The facts stand in the answer, or in one of the titles offered. */
  readonly rightAmongOffered: boolean;
  /** Of a right answer: whether it cites a document that holds the fact. */
  readonly sourceRight: boolean;
  readonly words: number;
};

/** Judges an answer: small talk by its facts, the answerable by answer and facts, the rest by declining with a contact. */
export function judge(question: TestQuestion, said: Said): Verdict {
  const answered = said.decision === 'found';
  const facts = holds(question, said.text);
  const right =
    question.kind === 'chitchat' ? facts : question.kind === 'unanswerable' ? !answered && facts : answered && facts;
  return {
    question,
    said,
    right,
    answered,
    rightAmongOffered: right || said.alternatives.some((text) => holds(question, text)),
    sourceRight: question.doc.length === 0 || said.documents.some((document) => question.doc.includes(document)),
    words: said.text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length,
  };
}

/** True when each group of patterns has one in the text and no forbidden pattern is there. */
export function holds(question: Pick<TestQuestion, 'must' | 'mustNot'>, text: string): boolean {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ');
  const found = (pattern: string) => new RegExp(pattern, 'i').test(plain);
  return question.must.every((group) => group.some(found)) && !question.mustNot.some(found);
}
