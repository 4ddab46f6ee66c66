/** Something wrong in our own files or settings, told to the person who can mend it. */
export type Problem = {
  /** Where to look: `knowledge/guide/page.md:4 (title)`, or the name of an environment variable. */
  readonly where: string;
  /** What is wrong: what was expected and what was found. */
  readonly what: string;
  /** What to do about it. */
  readonly fix: string;
};

/** Prints problems one under the other, in the order given. An empty list gives an empty string. */
export function formatProblems(problems: readonly Problem[]): string {
  return problems.map((problem) => `${problem.where}\n  ${problem.what}\n  -> ${problem.fix}`).join('\n');
}

/** Thrown at the start when files or settings are not in order; `problems` holds all of them at once. */
export class ProblemsError extends Error {
  override readonly name = 'ProblemsError';
  readonly problems: readonly Problem[];

  constructor(what: string, problems: readonly Problem[]) {
    super(`${what} (${problems.length})\n\n${formatProblems(problems)}`);
    this.problems = problems;
  }
}
