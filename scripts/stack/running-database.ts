import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { processEnv, type Source } from '../../src/platform/env.ts';
import { placeInVar } from './place-in-var.ts';

/** Where `npm start` keeps its data. */
const ownDirectory = resolve(import.meta.dirname, '../../.data');

/**
 * Returns the settings of a command. Without `DATABASE_URL` the command uses the database of the
 * `npm start` that runs in this checkout.
 */
export async function commandSource(): Promise<Source> {
  return processEnv.DATABASE_URL ? processEnv : { ...processEnv, DATABASE_URL: await findRunningDatabase() };
}

/**
 * Returns the address of the private database of a running `npm start` with this data directory;
 * undefined if none runs.
 */
export async function findRunningDatabase(dataDirectory = ownDirectory): Promise<string | undefined> {
  const secrets = await readFile(join(dataDirectory, 'secrets.json'), 'utf8').catch(() => undefined);
  if (secrets === undefined) return undefined;
  const { postgres } = z.object({ postgres: z.string() }).parse(JSON.parse(secrets));
  const directory = join(dataDirectory, 'postgres');
  for (const cluster of [directory, placeInVar(directory, postgres)]) {
    // PostgreSQL's lock file holds process id, directory, start time and port; it is removed at a
    // stop.
    const note = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
    const port = Number(note.split('\n')[3]);
    if (port > 0) return `postgresql://bookmoim:${postgres}@127.0.0.1:${port}/postgres`;
  }
  return undefined;
}
