import { setTimeout as pause } from 'node:timers/promises';
import { repeat } from '../platform/realtime/repeat.ts';
import { type LetterServices, sendLetters } from './send-letters.ts';

const checkEveryMs = 5_000;
/** How long a shutdown waits for the letters under way; later they are due again. */
const stopTimeoutMs = 3_000;

/** Sends alarms by letter. @returns a function that stops it */
export function startLetterJobs(services: LetterServices): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const stop = repeat(
    checkEveryMs,
    async function sendAlarmLetters() {
      const run = sendLetters(services);
      running = run.catch(() => undefined);
      const sent = await run;
      if (sent > 0) services.log.info({ sent }, 'alarm letters were sent');
    },
    services.log,
  );
  return async () => {
    stop();
    await Promise.race([running, pause(stopTimeoutMs, undefined, { ref: false })]);
  };
}
