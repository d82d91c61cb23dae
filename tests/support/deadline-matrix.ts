import { onTestFinished } from 'vitest';
import { createRecordingEmitter, diesBeforePush, passTime, type RecordingEmitter, scan } from './alarms.ts';
import type { TestStack } from './stack.ts';

// Describe one deadline of your feature and compare what `runDeadlineMatrix` returns:
//
//   const ends = await runDeadlineMatrix(stack, {
//     minutes: 30,
//     create: () => openPollThatClosesIn(30),
//     work: () => closeDuePolls(services),
//     stateOf: (poll, emitter) => whatEverybodyHas(poll, emitter),
//     times: { date_polls: ['closes_at', 'closed_at'] },
//   });
//   for (const { name, state } of ends) expect(state, name).toEqual(expected);
//
// Each case creates its own subject, lets time pass in steps until 92 minutes after the deadline
// (`passTime`), and runs `work` and the scan of alarms at each step while its worker is up.
// Twelve cases take long on a busy machine: give the test `matrixTimeout`.

/** The options of a test with a matrix. */
export const matrixTimeout = { timeout: 90_000 } as const;

/** Minutes before (negative) and after the deadline at which a worker looks. */
const looksAt = [-1, -0.5, 0.1, 0.3, 2.5, 60, 91, 92];

/** The worker goes down half a minute before the deadline, for this long. */
const outageMinutes = [0, 2, 90];

export interface Deadline<Subject, State> {
  /** From `create` to the deadline; more than 2. */
  readonly minutes: number;
  readonly create: () => Promise<Subject>;
  /** One scan of a worker: acts on every deadline that has passed. */
  readonly work: () => Promise<unknown>;
  /** Reads the final state of the people. The emitter holds what was pushed to open pages. */
  readonly stateOf: (subject: Subject, emitter: RecordingEmitter) => Promise<State>;
  /** The columns with times of the feature's own tables, which `passTime` does not know. */
  readonly times?: Readonly<Record<string, readonly string[]>>;
  /** Happens to the subject at this minute, relative to the deadline. */
  readonly event?: { readonly atMinute: number; readonly happen: (subject: Subject) => Promise<unknown> };
}

export interface DeadlineEnd<State> {
  /** Such as "down 2 minutes, 2 workers, killed before a push". */
  readonly name: string;
  readonly state: State;
}

/**
 * Runs a deadline with the worker down 0, 2 and 90 minutes round it, with one worker and with two
 * at once, and with a worker that is killed between writing and pushing. @returns the end of each
 */
export async function runDeadlineMatrix<Subject, State>(
  stack: TestStack,
  deadline: Deadline<Subject, State>,
): Promise<DeadlineEnd<State>[]> {
  const ends: DeadlineEnd<State>[] = [];
  // A matrix that goes on after its test has timed out would move the times of the next test.
  let isTestOver = false;
  onTestFinished(() => {
    isTestOver = true;
  });
  const work = async () => {
    if (isTestOver) throw new Error('the test has timed out');
    await deadline.work();
  };
  for (const outage of outageMinutes)
    for (const workers of [1, 2])
      for (const isKilled of [false, true]) {
        const killed = isKilled ? ', killed before a push' : '';
        const name = `down ${outage} minutes, ${workers} workers${killed}`;
        const state = await runCase(stack, { ...deadline, work }, { outage, workers, isKilled });
        ends.push({ name, state });
      }
  return ends;
}

async function runCase<Subject, State>(
  stack: TestStack,
  { minutes, create, work, stateOf, times, event }: Deadline<Subject, State>,
  { outage, workers, isKilled }: { outage: number; workers: number; isKilled: boolean },
): Promise<State> {
  const emitter = createRecordingEmitter();
  const subject = await create();
  let at = -minutes;
  let diesNext = isKilled;
  let isEventDue = event !== undefined;
  const passTo = async (minute: number) => {
    await passTime(stack, minute - at, times);
    at = minute;
  };
  for (const minute of looksAt) {
    if (event && isEventDue && event.atMinute <= minute) {
      isEventDue = false;
      await passTo(event.atMinute);
      await event.happen(subject);
    }
    await passTo(minute);
    const isDown = minute >= -0.5 && minute < outage - 0.5;
    if (isDown) continue;
    const dies = diesNext && minute > 0;
    if (dies) diesNext = false;
    const steps = dies ? { emitAlarms: diesBeforePush } : {};
    await Promise.all(
      Array.from({ length: workers }, async () => {
        await work();
        await scan(stack, emitter, { steps }).catch((error) => {
          if (!dies) throw error;
        });
      }),
    );
  }
  return stateOf(subject, emitter);
}
