import type pg from 'pg';
import { createCopyTrigger } from './copy-trigger.ts';
import { copy, messages, partitionCount, progress } from './names.ts';
import { copyForeignKeys, copyGrants, copyIndexes, copyKeys } from './table-parts.ts';

/**
 * Creates the partitioned table with all that the present one has but its own triggers, and the
 * trigger that copies each change into it. Runs within a transaction of the caller. Takes its locks
 * last, that of the messages after all others.
 */
export async function createCopy(client: pg.ClientBase): Promise<void> {
  await client.query(
    `CREATE SCHEMA IF NOT EXISTS partitions;
     CREATE TABLE ${copy} (LIKE ${messages} INCLUDING ALL EXCLUDING INDEXES EXCLUDING STATISTICS)
       PARTITION BY HASH (meeting_id)`,
  );
  for (let remainder = 0; remainder < partitionCount; remainder += 1)
    await client.query(
      `CREATE TABLE ${copy}_${remainder} PARTITION OF ${copy}
       FOR VALUES WITH (MODULUS ${partitionCount}, REMAINDER ${remainder})`,
    );
  await copyKeys(client);
  await copyIndexes(client);
  await copyGrants(client);
  await client.query(
    `CREATE TABLE ${progress} (meeting_id int NOT NULL, seq int NOT NULL);
     INSERT INTO ${progress} VALUES (0, 0)`,
  );
  await copyForeignKeys(client);
  await createCopyTrigger(client);
}
