/** Fewer letters would read as nothing in a log. */
const leastLetters = 4;

/**
 * The shortest beginning of an id that no other id has, so that it fits in the row of a select beside a municipality
 * and a theme.
 */
export function categoryKey(id: string, ids: readonly string[]): string {
  const others = ids.filter((each) => each !== id);
  for (let length = leastLetters; length < id.length; length += 1) {
    const key = id.slice(0, length);
    if (!others.some((other) => other.startsWith(key))) return key;
  }
  return id;
}

/** The id that a key stands for: an id itself, or else its beginning; undefined when none has it. */
export function idOfKey(key: string, ids: readonly string[]): string | undefined {
  return ids.find((id) => id === key) ?? ids.find((id) => id.startsWith(key));
}
