import type pg from 'pg';
import { readColumns } from './columns.ts';
import { copy, copyFunction, copyTrigger, messages } from './names.ts';

/**
 * Creates the trigger that copies each change of a message. Its function names the columns, so that
 * messages are stored also after a migration added a column to one table only. It has the rights of
 * its owner, because web and worker may not write to the copy.
 */
export async function createCopyTrigger(client: pg.ClientBase): Promise<void> {
  await client.query(`
    CREATE FUNCTION ${copyFunction}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
    BEGIN
      IF TG_OP <> 'INSERT' THEN
        DELETE FROM ${copy} WHERE meeting_id = OLD.meeting_id AND seq = OLD.seq;
      END IF;
      IF TG_OP <> 'DELETE' THEN
        INSERT INTO ${copy} (${await readColumns(client)}) VALUES (${await readColumns(client, 'NEW.')});
      END IF;
      RETURN NULL;
    END $$;
    CREATE TRIGGER ${copyTrigger} AFTER INSERT OR UPDATE OR DELETE ON ${messages}
      FOR EACH ROW EXECUTE FUNCTION ${copyFunction}()`);
}
