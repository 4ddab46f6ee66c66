/**
 * How alike two sets of words are: twice what they share over what they hold together (Dice's coefficient, 1945).
 *
 * @returns from 0 for nothing in common to 1 for the same words; 0 when both are empty
 */
export function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let shared = 0;
  for (const each of right) if (left.has(each)) shared += 1;
  return (2 * shared) / Math.max(1, left.size + right.size);
}
