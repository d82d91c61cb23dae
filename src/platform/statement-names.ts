import { hash } from 'node:crypto';

/** Most names of a process. Each connection of its pool keeps a plan for every name it met. */
const mostNames = 400;
/** Longer texts are mostly lists of values, which do not come again. */
const longestText = 20_000;

/**
 * Gives the statements that come again a name, so that PostgreSQL parses and plans them once per
 * connection and not once per run. A statement gets its name at its second run, because texts with
 * a varying number of values mostly come once.
 * @returns the name, the same for the same text in every process; empty: run it without one
 */
export function createStatementNames(most = mostNames): (text: string) => string {
  const names = new Map<string, string>();
  let seenOnce = new Set<string>();
  return (text) => {
    const name = names.get(text);
    if (name !== undefined) return name;
    if (names.size >= most || text.length > longestText) return '';
    if (!seenOnce.has(text)) {
      if (seenOnce.size >= most) seenOnce = new Set();
      seenOnce.add(text);
      return '';
    }
    seenOnce.delete(text);
    const given = `s${hash('sha1', text).slice(0, 20)}`;
    names.set(text, given);
    return given;
  };
}
