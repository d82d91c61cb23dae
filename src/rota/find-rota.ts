import type { Database } from '../platform/db.ts';
import { type Duty, isRotaOpen, type Rota, type RotaMeeting } from './duty.ts';
import { findDeclines, findTaken, type TakenDuty } from './duty-repository.ts';
import { type OpenTurn, proposeLast } from './propose.ts';
import { rotaLimits } from './rota-limits.ts';
import {
  findLastDone,
  findMeetingsBefore,
  findSeats,
  findTasksOff,
  type OpenMeeting,
  type SeatRow,
} from './rota-repository.ts';
import { type Task, tasks } from './task.ts';

/** Returns who does the tasks of a meeting, and whose turn it is where nobody does. */
export async function findRota(db: Database, meeting: RotaMeeting): Promise<Rota> {
  const [tasksOff, taken] = await Promise.all([findTasksOff(db, meeting.clubId), findTaken(db, meeting.id)]);
  const used = tasks.filter((task) => !tasksOff.includes(task));
  if (!isRotaOpen(meeting)) return { meeting, duties: pastDuties(used, taken), seated: [] };
  const before = await findMeetingsBefore(db, meeting, rotaLimits.openMeetingsBefore + 1);
  const meetingIds = [...before, meeting].map(({ id }) => id);
  const [seats, declines, lastDone] = await Promise.all([
    findSeats(db, meeting.clubId, meetingIds),
    findDeclines(db, meetingIds),
    findLastDone(db, meeting),
  ]);
  const seated = seats.filter(({ meetingId }) => meetingId === meeting.id);
  const turnOf = ({ id, startsAt }: Pick<OpenMeeting, 'id' | 'startsAt'>, task: Task): OpenTurn => ({
    startsAt,
    candidates: seats.filter(({ meetingId }) => meetingId === id),
    declined: new Set(
      declines.filter((one) => one.meetingId === id && one.task === task).map(({ userId }) => userId),
    ),
  });
  const duties = used.map((task): Duty => {
    const valid = validDuty(task, taken, seated);
    if (valid) return { task, taken: valid, proposed: null, isEarly: false };
    const open = before.filter(({ openTasks }) => openTasks.includes(task));
    if (open.length > rotaLimits.openMeetingsBefore)
      return { task, taken: null, proposed: null, isEarly: true };
    const doneAt = new Map(
      lastDone.filter((one) => one.task === task).map((one) => [one.userId, one.doneAt]),
    );
    const userId = proposeLast(
      [...open, meeting].map((one) => turnOf(one, task)),
      doneAt,
    );
    const proposed = seated.find((one) => one.userId === userId) ?? null;
    return { task, taken: null, proposed, isEarly: false };
  });
  return { meeting, duties, seated };
}

/** A duty counts only as long as its member has a seat and belongs to the club. */
const validDuty = (task: Task, taken: readonly TakenDuty[], seated: readonly SeatRow[]) =>
  taken.find((one) => one.task === task && seated.some(({ userId }) => userId === one.userId)) ?? null;

/** Duties of a meeting that is over stay, also after their members left the club. */
const pastDuties = (used: readonly Task[], taken: readonly TakenDuty[]): Duty[] =>
  used.flatMap((task) => {
    const found = taken.find((one) => one.task === task);
    return found ? [{ task, taken: found, proposed: null, isEarly: false }] : [];
  });
