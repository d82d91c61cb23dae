import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { processEnv, type Source } from '../../src/platform/env.ts';
import { placeInVar } from './place-in-var.ts';

/** Where `npm start` keeps its data. */
const ownDirectory = resolve(import.meta.dirname, '../../.data');

/**
 * The settings of a command at the terminal: without `DATABASE_URL` it means the database of the
 * `npm start` that is running in this checkout.
 */
export async function commandSource(): Promise<Source> {
  return processEnv.DATABASE_URL ? processEnv : { ...processEnv, DATABASE_URL: await findRunningDatabase() };
}

/**
 * The address of the private database that an `npm start` with this data directory has running;
 * undefined when none is.
 */
export async function findRunningDatabase(dataDirectory = ownDirectory): Promise<string | undefined> {
  const secrets = await readFile(join(dataDirectory, 'secrets.json'), 'utf8').catch(() => undefined);
  if (secrets === undefined) return undefined;
  const { postgres } = z.object({ postgres: z.string() }).parse(JSON.parse(secrets));
  const directory = join(dataDirectory, 'postgres');
  for (const cluster of [directory, placeInVar(directory, postgres)]) {
    // PostgreSQL's own note: process, directory, start, port; removed when it stops.
    const note = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
    const port = Number(note.split('\n')[3]);
    if (port > 0) return `postgresql://bookmoim:${postgres}@127.0.0.1:${port}/postgres`;
  }
  return undefined;
}
