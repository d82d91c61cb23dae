import type { Logger } from '../platform/log.ts';
import { repeat, repeatAndFinish } from '../platform/realtime/repeat.ts';
import { deleteOldExports } from './export-repository.ts';
import { giveUpExports } from './give-up-exports.ts';
import { type MakeServices, makeDueExport } from './make-export.ts';

/** How often the worker checks for exports that people asked for. */
const checkEveryMs = 5_000;
/** How much longer than its day a file may stay stored. */
const deleteEveryMs = 5 * 60_000;
/** How long a shutdown waits until the running export is given back. */
const stopTimeoutMs = 1_000;

/** Makes the exports that people ask for. @returns a function that stops it */
export function startDataExportJobs({
  log,
  ...services
}: Omit<MakeServices, 'stopping'> & { readonly log: Logger }): () => Promise<void> {
  const stopping = new AbortController();

  async function makeExportsWhenAsked() {
    for (;;) {
      const made = await makeDueExport({ ...services, stopping: stopping.signal });
      if (made === null) break;
      log.info({ exportId: made.id, tries: made.try }, 'an export is ready');
    }
    const failed = await giveUpExports(services);
    if (failed > 0) log.error({ failed }, 'exports failed in every try');
  }

  const stopMaking = repeatAndFinish(checkEveryMs, makeExportsWhenAsked, { log, stopTimeoutMs });
  const stopDeleting = repeat(
    deleteEveryMs,
    async function deleteExpiredExports() {
      await deleteOldExports(services.pool);
    },
    log,
  );
  return async () => {
    stopDeleting();
    stopping.abort();
    await stopMaking();
  };
}
