import type { Database } from '../platform/db.ts';
import { type Duty, isRotaOpen, type Rota, type RotaMeeting } from './duty.ts';
import { findDeclines, findTaken, type TakenDuty } from './duty-repository.ts';
import { type OpenTurn, proposeLast } from './propose.ts';
import { rotaLimits } from './rota-limits.ts';
import {
  findLastDone,
  findMeetingsBefore,
  findNicknames,
  findSeated,
  findTasksOff,
  type OpenMeeting,
} from './rota-repository.ts';
import { type Task, tasks } from './task.ts';

/** Returns who does the tasks of a meeting, and whose turn it is where nobody does. */
export async function findRota(db: Database, meeting: RotaMeeting): Promise<Rota> {
  const [tasksOff, taken] = await Promise.all([findTasksOff(db, meeting.clubId), findTaken(db, meeting.id)]);
  const used = tasks.filter((task) => !tasksOff.includes(task));
  if (!isRotaOpen(meeting)) return { meeting, duties: pastDuties(used, taken), seated: [] };
  const state = await findState(db, meeting, used);
  const proposals = used.map((task) => {
    const valid = validDuty(task, taken, state.seated);
    return { task, taken: valid, ...(valid ? { userId: null, isEarly: false } : proposalFor(task, state)) };
  });
  const asked = proposals.flatMap(({ userId }) => userId ?? []);
  const people = asked.length === 0 ? [] : await findNicknames(db, asked);
  const duties = proposals.map(({ userId, ...duty }): Duty => {
    const proposed = people.find((one) => one.userId === userId) ?? null;
    return { ...duty, proposed };
  });
  return { meeting, duties, seated: state.seated };
}

/** Everything that proposals for one meeting depend on. */
interface State {
  /** The meetings before this one in which a task is open, and then this one. */
  readonly meetings: readonly OpenMeeting[];
  readonly seats: Awaited<ReturnType<typeof findSeated>>;
  readonly seated: readonly number[];
  readonly declines: Awaited<ReturnType<typeof findDeclines>>;
  readonly lastDone: Awaited<ReturnType<typeof findLastDone>>;
}

async function findState(db: Database, meeting: RotaMeeting, used: readonly Task[]): Promise<State> {
  const limit = rotaLimits.openMeetingsBefore + 1;
  const before = await findMeetingsBefore(db, meeting, { used, limit });
  const meetings = [...before, { ...meeting, openTasks: used }];
  const meetingIds = meetings.map(({ id }) => id);
  const [seats, declines, lastDone] = await Promise.all([
    findSeated(db, meeting.clubId, meetingIds),
    findDeclines(db, meetingIds),
    findLastDone(db, meeting),
  ]);
  const seated = seats.find(({ meetingId }) => meetingId === meeting.id)?.userIds ?? [];
  return { meetings, seats, seated, declines, lastDone };
}

function proposalFor(task: Task, { meetings, seats, declines, lastDone }: State) {
  const open = meetings.filter(({ openTasks }) => openTasks.includes(task));
  if (open.length > rotaLimits.openMeetingsBefore + 1) return { userId: null, isEarly: true };
  const turns = open.map(({ id, startsAt }): OpenTurn => {
    const declined = declines.filter((one) => one.meetingId === id && one.task === task);
    return {
      startsAt,
      candidates: seats.find(({ meetingId }) => meetingId === id)?.userIds ?? [],
      declined: new Set(declined.map(({ userId }) => userId)),
    };
  });
  const done = lastDone.filter((one) => one.task === task);
  const userId = proposeLast(turns, new Map(done.map((one) => [one.userId, one.doneAt])));
  return { userId, isEarly: false };
}

/** A duty counts only as long as its member has a seat and belongs to the club. */
const validDuty = (task: Task, taken: readonly TakenDuty[], seated: readonly number[]) =>
  taken.find((one) => one.task === task && one.userId !== null && seated.includes(one.userId)) ?? null;

/** Duties of a meeting that is over stay, also after their members left the club. */
const pastDuties = (used: readonly Task[], taken: readonly TakenDuty[]): Duty[] =>
  used.flatMap((task) => {
    const found = taken.find((one) => one.task === task);
    return found ? [{ task, taken: found, proposed: null, isEarly: false }] : [];
  });
