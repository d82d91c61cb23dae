import type pg from 'pg';

/** A file that can be downloaded now. */
export interface ReadyFile {
  readonly id: number;
  readonly try: number;
  readonly sizeBytes: number;
  readonly readyAt: Date;
}

/** Returns the file of a person that is ready and has not expired; null without one. */
export async function findReadyFile(pool: pg.Pool, userId: number): Promise<ReadyFile | null> {
  const { rows } = await pool.query<Omit<ReadyFile, 'sizeBytes'> & { sizeBytes: string }>(
    `SELECT id, tries AS try, size_bytes AS "sizeBytes", ready_at AS "readyAt"
     FROM data_exports WHERE user_id = $1 AND expires_at > now() ORDER BY ready_at DESC LIMIT 1`,
    [userId],
  );
  return rows[0] ? { ...rows[0], sizeBytes: Number(rows[0].sizeBytes) } : null;
}

/** Reads a file piece by piece. @throws if the file is deleted meanwhile */
export async function* readPieces(pool: pg.Pool, file: ReadyFile) {
  let bytes = 0;
  for (let position = 0; bytes < file.sizeBytes; position += 1) {
    const { rows } = await pool.query<{ bytes: Buffer }>(
      'SELECT bytes FROM data_export_pieces WHERE export_id = $1 AND try = $2 AND position = $3',
      [file.id, file.try, position],
    );
    if (!rows[0]) throw new Error('an export was deleted during its download');
    bytes += rows[0].bytes.length;
    yield rows[0].bytes;
  }
}
