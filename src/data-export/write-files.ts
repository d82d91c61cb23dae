import type pg from 'pg';
import { exportLimits } from './data-export.ts';
import { inSnapshot, readPart } from './part-reader.ts';
import { exportParts } from './parts/index.ts';
import { readmeText } from './readme-view.ts';
import { createZipWriter } from './zip-writer.ts';

/**
 * Writes everything that is stored about a person as one ZIP, as it is at one moment.
 * @param store stores the next piece
 * @returns the size in bytes
 */
export const writeFiles = (
  pool: pg.Pool,
  userId: number,
  store: (piece: Uint8Array) => Promise<void>,
): Promise<number> =>
  inSnapshot(pool, async (client) => {
    const { rows } = await client.query<{ now: Date }>('SELECT now()');
    const madeAt = rows[0]?.now ?? new Date(Number.NaN);
    const zip = createZipWriter(store, { pieceBytes: exportLimits.pieceBytes, madeAt });
    await zip.file('README.txt', [readmeText(madeAt)]);
    for (const part of exportParts) await zip.file(`${part.file}.json`, readPart(client, part, userId));
    return zip.end();
  });
