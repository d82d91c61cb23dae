export type Access = 'reads' | 'writes';

export interface TableUse {
  readonly table: string;
  readonly access: Access;
}

/**
 * Comments and string constants are matched as whole tokens, so that their contents are skipped.
 */
const token =
  /--[^\n]*|\/\*[\s\S]*?\*\/|[eE]'(?:[^'\\]|\\[\s\S]|'')*'|'(?:[^']|'')*'|\$(\w*)\$[\s\S]*?\$\1\$|"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*|[^\s]/gu;
const isSkipped = (text: string) => /^(?:--|\/\*|[eE]?'|\$\w*\$)/.test(text);

/** Words between `UPDATE`, `FROM`, `TRUNCATE` … and the name of a table. */
const fillers = new Set(['ONLY', 'TABLE']);

/**
 * Finds the tables that a text of SQL names. The text may be a part of a statement.
 * The name of a table counts wherever it stands, unless it names a column (`m.rooms`) or an alias
 * (`AS rooms`): a false match costs a renamed alias, a missed one hides a query.
 */
export function tablesInSql(sql: string, tables: ReadonlySet<string>): TableUse[] {
  const words = [...sql.matchAll(token)].map(([text]) => text).filter((text) => !isSkipped(text));
  const upper = words.map((word) => word.toUpperCase());
  return words.flatMap((word, i) => {
    const name = word.startsWith('"') ? word.slice(1, -1) : word.toLowerCase();
    if (!tables.has(name)) return [];
    let before = i - 1;
    if (words[before] === '.') {
      if (upper[before - 1]?.replaceAll('"', '') !== 'PUBLIC') return [];
      before -= 2;
    }
    if (upper[before] === 'AS') return [];
    while (fillers.has(upper[before] ?? '')) before -= 1;
    return [{ table: name, access: isWrittenAfter(upper, before) ? 'writes' : 'reads' }];
  });
}

function isWrittenAfter(words: readonly string[], at: number): boolean {
  const [previous, word] = [words[at - 1], words[at]];
  if (word === 'FROM') return previous === 'DELETE';
  return word === 'INTO' || word === 'UPDATE' || word === 'TRUNCATE' || word === 'COPY' || word === 'LOCK';
}

/** The start of a statement, in any case. */
const beginning = /^\s*(?:select|insert|update|delete|with|merge|truncate|lock|copy|analyze)\s/i;
const keyword = /\b(?:SELECT|INSERT|UPDATE|DELETE|FROM|JOIN|INTO|USING|MERGE|TRUNCATE|ANALYZE|COPY|EXISTS)\b/;

/**
 * Tells whether an untagged string is SQL: it has a keyword in capitals, or starts like a
 * statement.
 */
export const looksLikeSql = (text: string): boolean => beginning.test(text) || keyword.test(text);
