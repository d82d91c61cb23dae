import type pg from 'pg';
import { messages, progress } from './names.ts';

/** `copying`: a move was begun and has not ended; its process may be gone. */
export type MessagesState = 'whole' | 'copying' | 'partitioned';

export async function readState(client: pg.ClientBase): Promise<MessagesState> {
  const { rows } = await client.query<{ state: MessagesState }>(
    `SELECT CASE WHEN relkind = 'p' THEN 'partitioned' WHEN to_regclass('${progress}') IS NULL THEN 'whole' ELSE 'copying' END AS state
     FROM pg_class WHERE oid = '${messages}'::regclass`,
  );
  return rows[0]?.state ?? 'whole';
}
