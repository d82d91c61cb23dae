import type pg from 'pg';
import { prepareBatch } from './copy-batch.ts';
import type { MoveOptions } from './move-options.ts';
import { retryForLocks } from './retry-for-locks.ts';

const rowsPerLine = 100_000;

/** Copies all rows, half of the time: after each batch it pauses for as long as the batch took. */
export async function copyRows(
  client: pg.ClientBase,
  { say, pause, batchRows }: Required<MoveOptions>,
): Promise<void> {
  const copyBatch = await prepareBatch(client, batchRows);
  let copied = 0;
  for (;;) {
    const startedAt = performance.now();
    const count = await retryForLocks(pause, copyBatch);
    if (count === 0) return;
    copied += count;
    if (Math.floor(copied / rowsPerLine) > Math.floor((copied - count) / rowsPerLine))
      say(`${copied.toLocaleString('en')} rows`);
    await pause(performance.now() - startedAt);
  }
}
