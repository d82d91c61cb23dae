import pg from 'pg';

/** Returns the number of stored messages of each of these meetings. */
export async function countStored(
  databaseUrl: string,
  meetingIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; count: number }>(
      `SELECT meeting_id::text AS id, count(*)::int AS count
         FROM messages WHERE meeting_id = ANY ($1::int[]) GROUP BY meeting_id`,
      [meetingIds],
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  } finally {
    await client.end();
  }
}
