import { repeatAndFinish } from '../platform/realtime/repeat.ts';
import { type LetterServices, sendLetters } from './send-letters.ts';

const checkEveryMs = 5_000;
/** How long a shutdown waits for the letters under way; later they are due again. */
const stopTimeoutMs = 3_000;

/** Sends alarms by letter. @returns a function that stops it */
export const startLetterJobs = (services: LetterServices): (() => Promise<void>) =>
  repeatAndFinish(
    checkEveryMs,
    async function sendAlarmLetters() {
      const sent = await sendLetters(services);
      if (sent > 0) services.log.info({ sent }, 'alarm letters were sent');
    },
    { log: services.log, stopTimeoutMs },
  );
