/** Most texts whose answer is kept. The statements of this site are fewer. */
const mostTexts = 1_000;

/** The second one could begin a transaction on the shared connection. */
const severalStatements = /;\s*\S/;
const locksRows = /\bFOR\s+(NO\s+KEY\s+UPDATE|UPDATE|SHARE|KEY\s+SHARE)\b/i;
const writes = /\b(INSERT|UPDATE|DELETE|MERGE|INTO)\b/i;
/** They change the session, or wait. */
const sessionCalls = /\b(set_config|nextval|setval|pg_sleep\w*|pg_\w*lock\w*)\s*\(/i;

/**
 * Creates the test whether a statement looks like a read that waits for no row. It reads the text
 * alone, so a function that writes escapes it.
 */
export function createReadTest(): (text: string) => boolean {
  const known = new Map<string, boolean>();
  return (text) => {
    const answer = known.get(text);
    if (answer !== undefined) return answer;
    const isRead =
      /^\s*(SELECT|WITH)\b/i.test(text) &&
      !severalStatements.test(text) &&
      !locksRows.test(text) &&
      !writes.test(text) &&
      !sessionCalls.test(text);
    if (known.size < mostTexts) known.set(text, isRead);
    return isRead;
  };
}
