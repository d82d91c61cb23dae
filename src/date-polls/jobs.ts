import { repeat } from '../platform/realtime/repeat.ts';
import { closeDuePolls } from './close-due-polls.ts';
import type { DatePollJobServices } from './services.ts';
import { warnSilent } from './warn-silent.ts';

/** How late members hear of a close. Answers are refused from the deadline on. */
const closeEveryMs = 10_000;

/** Starts the periodic work of this feature. @returns a function that stops it */
export const startDatePollJobs = (services: DatePollJobServices): (() => void) =>
  repeat(
    closeEveryMs,
    async function closeDatePolls() {
      const closed = await closeDuePolls(services);
      const warned = await warnSilent(services);
      if (closed > 0 || warned > 0) services.log.info({ closed, warned }, 'date polls closed, or close soon');
    },
    services.log,
  );
