import { repeat } from '../platform/realtime/repeat.ts';
import { finishLeaves } from './finish-leaves.ts';
import type { MeetingServices } from './services.ts';

/** How late a seat may become free when the member closed the page. */
const finishEveryMs = 3_000;

/** Starts the periodic work of this feature. @returns a function that stops it */
export const startMeetingJobs = (services: MeetingServices): (() => void) =>
  repeat(
    finishEveryMs,
    async function finishDueLeaves() {
      const left = await finishLeaves(services);
      if (left > 0) services.log.info({ left }, 'members left after their time to take the seat back');
    },
    services.log,
  );
