import { strFromU8, unzipSync } from 'fflate';
import { announceToAccount } from '../../src/alarms/index.ts';
import { makeDueExport } from '../../src/data-export/make-export.ts';
import { asPerson } from '../meetings/plan-form.ts';
import type { TestApp } from '../support/app.ts';
import type { TestPerson } from '../support/people.ts';
import type { TestStack } from '../support/stack.ts';

/** One run of a worker, which takes the export that waits longest. */
export const makeExport = (stack: TestStack, stopping?: AbortSignal) =>
  makeDueExport({
    ...stack,
    announce: announceToAccount({ changed: () => {} }),
    ...(stopping ? { stopping } : {}),
  });

/** Lets the worker that has an export lose it. */
export const endLeases = (stack: TestStack) =>
  stack.pool.query(
    "UPDATE data_exports SET lease_until = now() - interval '1 second' WHERE lease_until IS NOT NULL",
  );

export const download = (app: TestApp, person: TestPerson) =>
  asPerson(app, person)
    .get('/settings/export/file')
    .buffer(true)
    .parse((res, done) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => done(null, Buffer.concat(chunks)));
    });

/** The files of a ZIP, JSON files parsed. */
export function filesOf(zip: Buffer): Map<string, unknown> {
  return new Map(
    Object.entries(unzipSync(zip)).map(([name, bytes]) => {
      const text = strFromU8(bytes);
      return [name, name.endsWith('.json') ? JSON.parse(text) : text];
    }),
  );
}
