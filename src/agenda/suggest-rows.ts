import type { Database } from '../platform/db.ts';
import { listApprovedQuestions } from '../questions/index.ts';
import type { MeetingTimes } from './agenda.ts';
import { agendaLimits } from './agenda-limits.ts';
import type { JudgedRow } from './read-plan.ts';

/**
 * Returns a row for each approved question that a leader may read. The minutes of the meeting are
 * spread evenly over them.
 */
export async function suggestRows(
  db: Database,
  { meetingId, userId, times }: { meetingId: number; userId: number; times: MeetingTimes },
): Promise<JudgedRow[]> {
  const questions = (await listApprovedQuestions(db, meetingId, userId)).slice(0, agendaLimits.cards);
  const meetingMinutes = (times.endsAt.getTime() - times.startsAt.getTime()) / 60_000;
  const even = Math.floor(meetingMinutes / Math.max(1, questions.length));
  const minutes = String(Math.min(agendaLimits.cardMinutes, Math.max(1, even)));
  return questions.flatMap(({ id, body }) =>
    body === null ? [] : [{ body, minutes, questionId: String(id), errors: {} }],
  );
}
