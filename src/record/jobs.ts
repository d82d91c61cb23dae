import type { Logger } from '../platform/log.ts';
import { repeat } from '../platform/realtime/repeat.ts';
import { type MakeRecordServices, makeRecords } from './make-records.ts';

/** How late a record is begun. */
const scanEveryMs = 10_000;

/** Starts the periodic work of this feature. @returns a function that stops it */
export const startRecordJobs = (services: MakeRecordServices & { readonly log: Logger }): (() => void) =>
  repeat(
    scanEveryMs,
    async function makeRecordsOfMeetings() {
      const records = await makeRecords(services);
      if (records > 0) services.log.info({ records }, 'records of meetings made');
    },
    services.log,
  );
