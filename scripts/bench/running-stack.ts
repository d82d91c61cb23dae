import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** Where `npm start` keeps its data, and where it puts PostgreSQL's when root's own directory is closed to it (scripts/stack/postgres.ts). */
const dataDirectory = resolve(import.meta.dirname, '../../.data');
const hash = createHash('sha256').update(join(dataDirectory, 'postgres')).digest('hex').slice(0, 12);
const clusters = [join(dataDirectory, 'postgres'), `/var/lib/bookmoim/${hash}`];

/** The database of the `npm start` that is running in this checkout; undefined when none is. */
export async function findRunningDatabase(): Promise<string | undefined> {
  const secrets = await readFile(join(dataDirectory, 'secrets.json'), 'utf8').catch(() => undefined);
  if (secrets === undefined) return undefined;
  const { postgres } = z.object({ postgres: z.string() }).parse(JSON.parse(secrets));
  for (const cluster of clusters) {
    // PostgreSQL's own note: process, directory, start, port; removed when it stops.
    const note = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
    const port = Number(note.split('\n')[3]);
    if (port > 0) return `postgresql://bookmoim:${postgres}@127.0.0.1:${port}/postgres`;
  }
  return undefined;
}
