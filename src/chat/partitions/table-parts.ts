import type pg from 'pg';
import { copy, copyTrigger, messages } from './names.ts';

const constraints = (types: string) =>
  `SELECT format('ALTER TABLE ${copy} ADD CONSTRAINT %I %s', conname,
     replace(pg_get_constraintdef(oid), ' NOT VALID', '')) AS statement
   FROM pg_constraint WHERE conrelid = '${messages}'::regclass AND contype IN (${types})`;
const indexes = `SELECT replace(pg_get_indexdef(indexrelid), ' ON ${messages} ', ' ON ${copy} ') AS statement
  FROM pg_index i WHERE indrelid = '${messages}'::regclass AND indisvalid
  AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid AND conrelid = i.indrelid)`;
const grants = `SELECT format('GRANT %s ON ${copy} TO %s', privilege_type, grantee::regrole)
    || CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END AS statement
  FROM pg_class c, aclexplode(c.relacl) WHERE c.oid = '${messages}'::regclass AND grantee NOT IN (0, c.relowner)`;
const triggers = `SELECT replace(pg_get_triggerdef(oid), ' ON ${messages} ', ' ON ${copy} ') AS statement
  FROM pg_trigger WHERE tgrelid = '${messages}'::regclass AND NOT tgisinternal AND tgname <> '${copyTrigger}'`;

/** Runs statements that a query of the catalogue wrote. */
const runEach = (query: string) => async (client: pg.ClientBase) => {
  const { rows } = await client.query<{ statement: string }>(query);
  for (const { statement } of rows) await client.query(statement);
};

/** Each gives the copy, under the same names, what the table of messages has. */
export const copyKeys = runEach(constraints(`'p', 'u'`));
export const copyIndexes = runEach(indexes);
export const copyGrants = runEach(grants);
export const copyForeignKeys = runEach(constraints(`'f'`));
export const copyTriggers = runEach(triggers);
