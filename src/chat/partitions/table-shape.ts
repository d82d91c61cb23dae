import type pg from 'pg';

/** The tables that the command compares. `$1` is one of them. */
const linesSql = `
SELECT 'column ' || quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
    || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
    || a.attidentity::text || a.attgenerated::text || ' statistics ' || coalesce(nullif(a.attstattarget, -1)::text, 'default') AS line
  FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped
UNION ALL SELECT 'constraint ' || conname || ' ' || replace(pg_get_constraintdef(oid), ' NOT VALID', '')
  FROM pg_constraint WHERE conrelid = $1::regclass AND contype IN ('c', 'f', 'p', 'u', 'x')
UNION ALL SELECT 'foreign key of another table: ' || conname FROM pg_constraint WHERE confrelid = $1::regclass AND conparentid = 0
UNION ALL SELECT 'index ' || regexp_replace(pg_get_indexdef(indexrelid), ' ON (ONLY )?\\S+ ', ' ')
  FROM pg_index WHERE indrelid = $1::regclass
UNION ALL SELECT 'trigger ' || regexp_replace(pg_get_triggerdef(oid), ' ON \\S+ ', ' ')
  FROM pg_trigger WHERE tgrelid = $1::regclass AND NOT tgisinternal AND tgname <> 'messages_copy'
UNION ALL SELECT 'grant ' || privilege_type || ' to ' || grantee::regrole::text || ' ' || is_grantable
  FROM pg_class c, aclexplode(c.relacl) WHERE c.oid = $1::regclass AND grantee <> c.relowner
UNION ALL SELECT 'grant of a column ' || attname FROM pg_attribute WHERE attrelid = $1::regclass AND attacl IS NOT NULL
UNION ALL SELECT 'owner ' || relowner::regrole::text FROM pg_class WHERE oid = $1::regclass
UNION ALL SELECT 'statistics ' || stxname FROM pg_statistic_ext WHERE stxrelid = $1::regclass
UNION ALL SELECT 'policy ' || polname FROM pg_policy WHERE polrelid = $1::regclass
UNION ALL SELECT 'rule ' || rulename FROM pg_rewrite WHERE ev_class = $1::regclass
UNION ALL SELECT 'publication ' || pubname FROM pg_publication_rel r JOIN pg_publication p ON p.oid = r.prpubid WHERE prrelid = $1::regclass`;

/**
 * Describes all that PostgreSQL knows of a table except its rows and how they are stored: columns,
 * constraints, indexes, triggers, rights. Two tables with equal lines serve the site alike.
 */
export async function readShape(client: pg.ClientBase, table: string): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(linesSql, [table]);
  return rows.map(({ line }) => line).sort();
}

/** @throws Error that names what only one of the two tables has */
export async function requireSameShape(client: pg.ClientBase, present: string, copy: string): Promise<void> {
  const [ours, theirs] = [await readShape(client, present), await readShape(client, copy)];
  const differences = [
    ...ours.filter((line) => !theirs.includes(line)).map((line) => `only ${present} has ${line}`),
    ...theirs.filter((line) => !ours.includes(line)).map((line) => `only ${copy} has ${line}`),
  ];
  if (differences.length > 0) throw new ShapeError(differences.join('\n'));
}

export class ShapeError extends Error {
  override name = 'ShapeError';
}
