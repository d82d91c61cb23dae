import type { Database } from '../platform/db.ts';

/** Deletes the reports that were decided more than a year ago. @returns how many */
export const deleteOldReports = (db: Database): Promise<number> =>
  db.$executeRaw`DELETE FROM reports WHERE decided_at < now() - interval '1 year'`;
