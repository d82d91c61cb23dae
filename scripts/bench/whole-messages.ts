import type pg from 'pg';

/**
 * Puts an empty table without partitions in the place of the messages' empty one, as in a database
 * from before the partitions.
 */
export async function makeMessagesWhole(owner: pg.Pool): Promise<void> {
  await owner.query(`
    DO $$ DECLARE statement text; BEGIN
      CREATE SCHEMA whole;
      CREATE TABLE whole.messages (LIKE messages INCLUDING ALL EXCLUDING INDEXES);
      FOR statement IN
        SELECT format('ALTER TABLE whole.messages ADD CONSTRAINT %I %s', conname, pg_get_constraintdef(oid))
        FROM pg_constraint WHERE conrelid = 'messages'::regclass AND contype IN ('p', 'f')
        UNION ALL
        SELECT regexp_replace(pg_get_indexdef(indexrelid), ' ON ONLY \\S+ ', ' ON whole.messages ')
        FROM pg_index WHERE indrelid = 'messages'::regclass AND NOT indisprimary
        UNION ALL
        SELECT format('GRANT %s ON whole.messages TO %s', privilege_type, grantee::regrole)
        FROM pg_class c, aclexplode(c.relacl) WHERE c.oid = 'messages'::regclass AND grantee <> c.relowner
      LOOP
        EXECUTE statement;
      END LOOP;
      DROP TABLE messages;
      ALTER TABLE whole.messages SET SCHEMA public;
      DROP SCHEMA whole;
    END $$`);
}
