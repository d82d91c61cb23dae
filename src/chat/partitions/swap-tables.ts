import type pg from 'pg';
import { copy, copyFunction, copyTrigger, messages, progress } from './names.ts';
import { copyTriggers } from './table-parts.ts';
import { requireSameShape } from './table-shape.ts';

/**
 * Puts the copy in the place of the table, which is dropped. Runs within a transaction of the
 * caller. PostgreSQL deletes the files after it has released the locks.
 * @throws ShapeError if a migration changed one of the tables meanwhile
 */
export async function swapTables(client: pg.ClientBase): Promise<void> {
  const tables = [...(await readReferredTables(client)), messages];
  await client.query(`LOCK TABLE ${tables.join(', ')} IN ACCESS EXCLUSIVE MODE`);
  await copyTriggers(client);
  await requireSameShape(client, messages, copy);
  await client.query(
    `DROP TRIGGER ${copyTrigger} ON ${messages};
     DROP FUNCTION ${copyFunction}();
     DROP TABLE ${messages}, ${progress};
     ALTER TABLE ${copy} SET SCHEMA public`,
  );
}

/** Returns the tables that messages refer to. Dropping a foreign key locks them. */
async function readReferredTables(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT DISTINCT confrelid::regclass::text AS name FROM pg_constraint
     WHERE conrelid = '${messages}'::regclass AND contype = 'f' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}
