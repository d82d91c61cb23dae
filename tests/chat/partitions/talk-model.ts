import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { insertMessages } from '../../../src/chat/commands.ts';

interface StoredRow {
  readonly user_id: number;
  readonly client_id: string;
  readonly body: string;
}

export interface Talk {
  /** Ends the writing and fails if the table differs from what was acknowledged. */
  end(): Promise<{
    readonly rows: Map<string, StoredRow>;
    readonly writes: number;
    readonly slowestMs: number;
  }>;
}

const read = async (pool: pg.Pool, meetingId: number) => {
  const { rows } = await pool.query<StoredRow & { seq: number }>(
    'SELECT seq, user_id, client_id, body FROM messages WHERE meeting_id = $1',
    [meetingId],
  );
  return new Map(rows.map(({ seq, ...row }) => [`${meetingId}:${seq}`, row]));
};

/** Reads what is stored of these meetings. */
export async function readTalks(
  pool: pg.Pool,
  meetingIds: readonly number[],
): Promise<Map<string, StoredRow>> {
  const talks = await Promise.all(meetingIds.map((id) => read(pool, id)));
  return new Map(talks.flatMap((talk) => [...talk]));
}

/**
 * Writes into a meeting without a pause, with the rights of web and worker, and keeps in mind what
 * the table must hold: new messages, deleted ones, and some that pass to another account.
 */
export async function writeTalk(pool: pg.Pool, meetingId: number, members: number): Promise<Talk> {
  const rows = await read(pool, meetingId);
  let isEnding = false;
  let writes = 0;
  let slowestMs = 0;
  const anyRow = () => [...rows][Math.floor(Math.random() * rows.size)] ?? ['', undefined];
  const steps = [
    async () => {
      const clientId = randomUUID();
      const userId = 1 + (writes % members);
      const [stored] = await insertMessages(pool, meetingId, [{ userId, clientId, body: `말 ${writes}` }]);
      if (!stored) throw new Error('a message was refused');
      rows.set(`${meetingId}:${stored.message.seq}`, {
        user_id: userId,
        client_id: clientId,
        body: `말 ${writes}`,
      });
    },
    async () => {
      const [key, row] = anyRow();
      if (!row) return;
      await pool.query(
        `UPDATE messages SET body = '', revision = 1, deleted_at = now() WHERE meeting_id = $1 AND seq = $2`,
        [meetingId, Number(key.split(':')[1])],
      );
      rows.set(key, { ...row, body: '' });
    },
    async () => {
      const [key, row] = anyRow();
      if (!row) return;
      const clientId = randomUUID();
      await pool.query('UPDATE messages SET client_id = $3 WHERE meeting_id = $1 AND seq = $2', [
        meetingId,
        Number(key.split(':')[1]),
        clientId,
      ]);
      rows.set(key, { ...row, client_id: clientId });
    },
  ];
  const writing = (async () => {
    while (!isEnding) {
      const startedAt = performance.now();
      await (steps[writes % 5 < 3 ? 0 : (writes % 5) - 2] ?? steps[0])?.();
      slowestMs = Math.max(slowestMs, performance.now() - startedAt);
      writes += 1;
    }
  })();
  // The end reports a failure.
  writing.catch(() => undefined);
  return {
    end: async () => {
      isEnding = true;
      await writing;
      return { rows, writes, slowestMs };
    },
  };
}
