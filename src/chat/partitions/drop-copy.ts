import type pg from 'pg';
import { copy, copyFunction, copyTrigger, messages, progress } from './names.ts';

/** Removes the copy, its trigger and the progress, as far as they are there. */
export async function dropCopy(client: pg.ClientBase): Promise<void> {
  await client.query(
    `DROP TRIGGER IF EXISTS ${copyTrigger} ON ${messages};
     DROP FUNCTION IF EXISTS ${copyFunction}();
     DROP TABLE IF EXISTS ${copy}, ${progress};
     ALTER TABLE ${messages} RESET (autovacuum_enabled)`,
  );
}
