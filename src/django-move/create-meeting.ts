import type { Database } from '../platform/db.ts';
import type { DumpMeeting } from './dump.ts';
import { type Note, seatLimits } from './give-seats.ts';
import type { Person } from './meeting-people.ts';
import { planOf } from './meeting-plan.ts';

/** Creates a meeting with its room and members, and remembers the original's pk. */
export async function createMeeting(
  tx: Database,
  {
    meeting,
    kept,
    leaderId,
    bookId,
    note,
  }: {
    meeting: DumpMeeting;
    kept: readonly Person[];
    leaderId: number;
    bookId: number;
    note: Note;
  },
): Promise<void> {
  const plan = planOf(meeting);
  for (const text of plan.notes) note(`: ${text}`);
  const seats = Math.min(seatLimits.max, Math.max(seatLimits.min, meeting.seats ?? 0, kept.length));
  if (meeting.seats !== undefined && seats !== meeting.seats)
    note(`: ${seats} seats instead of ${meeting.seats}`);
  const createdAt = meeting.created_at ?? meeting.started_at;
  await tx.meeting.create({
    data: {
      bookId,
      leaderId,
      title: plan.title,
      description: plan.description,
      startsAt: meeting.started_at,
      endsAt: plan.endsAt,
      capacity: seats,
      memberCount: kept.length,
      createdAt,
      updatedAt: createdAt,
      room: { create: {} },
      memberships: {
        create: kept.map(({ userId, joinedAt }) => ({ userId, joinedAt: joinedAt ?? createdAt })),
      },
      movedFrom: { create: { originalId: meeting.pk, userIds: kept.map(({ userId }) => userId) } },
    },
  });
}
