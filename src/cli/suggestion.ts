/** How many single edits lead from one word to the other (Levenshtein). */
const distance = (from: string, to: string): number => {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= to.length; column += 1) {
      const changed = (row[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
};

/** The known word that was probably meant; undefined when none is near. */
const nearest = (word: string, known: readonly string[]): string | undefined => {
  const wanted = word.toLowerCase();
  const near = known
    .map((name) => ({ name, edits: name.startsWith(wanted) ? 1 : distance(wanted, name.toLowerCase()) }))
    .filter(({ name, edits }) => edits <= Math.ceil(name.length / 3))
    .sort((a, b) => a.edits - b.edits);
  return near[0]?.name;
};

/** `; did you mean X?`, or nothing. */
export const suggestion = (word: string, known: readonly string[], prefix = ''): string => {
  const meant = nearest(word, known);
  return meant === undefined ? '' : `; did you mean ${prefix}${meant}?`;
};
