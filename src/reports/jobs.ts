import type { Database } from '../platform/db.ts';
import type { Logger } from '../platform/log.ts';
import { repeat } from '../platform/realtime/repeat.ts';
import { deleteOldReports } from './delete-old-reports.ts';

const deleteEveryMs = 60 * 60_000;

/** Starts the deletion of old reports. @returns a function that stops it */
export function startReportJobs({ db, log }: { db: Database; log: Logger }): () => void {
  return repeat(
    deleteEveryMs,
    async function deleteOldReportsNow() {
      const reports = await deleteOldReports(db);
      if (reports > 0) log.info({ reports }, 'old reports deleted');
    },
    log,
  );
}
