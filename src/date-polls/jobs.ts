import type { Logger } from '../platform/log.ts';
import { repeat } from '../platform/realtime/repeat.ts';
import { closeDuePolls } from './close-due-polls.ts';
import type { DatePollServices } from './services.ts';

/** How late the close of a poll may be stored. Answers are refused from the deadline on. */
const closeEveryMs = 10_000;

/** Starts the periodic work of this feature. @returns a function that stops it */
export const startDatePollJobs = (services: DatePollServices & { readonly log: Logger }): (() => void) =>
  repeat(
    closeEveryMs,
    async function closeDatePolls() {
      const closed = await closeDuePolls(services);
      if (closed > 0) services.log.info({ closed }, 'date polls closed');
    },
    services.log,
  );
