import type { Clock } from '../platform/clock.ts';
import { repeat } from '../platform/realtime/repeat.ts';
import { askMembers, type QuestionServices } from './ask-members.ts';
import { endStaleQuestions } from './end-stale-questions.ts';
import { matchAnswers } from './match-answers.ts';

/** How late members may be asked. */
const tickMs = 10_000;

/** Starts the periodic work of this feature. @returns a function that stops it */
export const startAttendanceJobs = ({
  clock,
  ...services
}: QuestionServices & { readonly clock: Clock }): (() => void) =>
  repeat(
    tickMs,
    async function askAboutAttendance() {
      const asked = await askMembers(services);
      if (asked > 0) services.log.info({ asked }, 'members of meetings were asked whether they come');
      await matchAnswers(services);
      await endStaleQuestions(services, clock.now());
    },
    services.log,
  );
