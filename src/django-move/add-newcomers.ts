import type { Database } from '../platform/db.ts';
import type { DumpMeeting } from './dump.ts';
import { giveSeats, type Note, seatLimits } from './give-seats.ts';
import type { MeetingPeople } from './meeting-people.ts';

/**
 * Adds people who joined in the original since the last move, except those who left or were removed
 * here.
 * @returns how many were added
 */
export async function addNewcomers(
  tx: Database,
  {
    meeting,
    people,
    moved,
    note,
  }: {
    meeting: DumpMeeting;
    people: MeetingPeople;
    moved: { meetingId: number; userIds: number[] };
    note: Note;
  },
): Promise<number> {
  const id = moved.meetingId;
  const [stored] = await tx.$queryRaw<
    { startsAt: Date; capacity: number; memberCount: number; heldSeats: number }[]
  >`
    SELECT starts_at AS "startsAt", capacity, member_count AS "memberCount", held_seats(id) AS "heldSeats" FROM meetings WHERE id = ${id} FOR UPDATE`;
  if (!stored) return 0;
  if (stored.startsAt.getTime() !== meeting.started_at.getTime())
    note(
      ` starts ${meeting.started_at.toISOString()} there and ${stored.startsAt.toISOString()} here: left as it is here`,
    );
  const [members, banned] = await Promise.all([
    tx.membership.findMany({ where: { meetingId: id }, select: { userId: true } }),
    tx.meetingBan.findMany({ where: { meetingId: id }, select: { userId: true } }),
  ]);
  const settled = new Set([...moved.userIds, ...[...members, ...banned].map(({ userId }) => userId)]);
  const here = people.here.filter(({ userId }) => !settled.has(userId));
  const kept = giveSeats({ ...people, here }, seatLimits.max - stored.memberCount - stored.heldSeats, note);
  if (kept.length === 0) return 0;
  const memberCount = stored.memberCount + kept.length;
  await tx.meeting.update({
    where: { id },
    data: {
      memberCount,
      capacity: Math.max(stored.capacity, memberCount + stored.heldSeats),
      memberships: {
        create: kept.map(({ userId, joinedAt }) => ({ userId, ...(joinedAt ? { joinedAt } : {}) })),
      },
      movedFrom: { update: { userIds: { push: kept.map(({ userId }) => userId) } } },
    },
  });
  note(`: ${kept.length} joined there since the last move`);
  return kept.length;
}
