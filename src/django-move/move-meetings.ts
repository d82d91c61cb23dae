import type { Database } from '../platform/db.ts';
import { addNewcomers } from './add-newcomers.ts';
import { createMeeting } from './create-meeting.ts';
import type { Dump } from './dump.ts';
import { giveSeats, seatLimits } from './give-seats.ts';
import { peopleOf } from './meeting-people.ts';

export interface MovedMeetings {
  readonly added: number;
  readonly known: number;
  readonly members: number;
  readonly notes: readonly string[];
}

const maxLeadTimeMs = 365 * 24 * 60 * 60_000;

/**
 * Creates meetings and memberships. A meeting that an earlier move created keeps its state here and
 * gets the participants who joined it in the original since.
 */
export async function moveMeetings(
  tx: Database,
  { meetings, participations, itemIds, users }: Dump,
  userIds: ReadonlyMap<number, number>,
): Promise<MovedMeetings> {
  const notes = notesOnParticipations(meetings, participations);
  const labels = new Map(users.map(({ pk, label }) => [pk, label]));
  const labelOf = (pk: number) => labels.get(pk) ?? String(pk);
  let [added, known, members] = [0, 0, 0];
  const books = await tx.book.findMany({
    where: { itemId: { in: [...itemIds.values()] } },
    select: { id: true, itemId: true },
  });
  const [{ now }] = await tx.$queryRaw<[{ now: Date }]>`SELECT now() AS now`;
  const bookIds = new Map(books.map(({ id, itemId }) => [itemId, id]));
  for (const meeting of meetings) {
    const note = Object.assign((text: string) => notes.push(`meeting ${meeting.pk}${text}`), { labelOf });
    const people = peopleOf(meeting, participations, userIds);
    const moved = await tx.movedMeeting.findUnique({
      where: { originalId: meeting.pk },
      select: { meetingId: true, userIds: true },
    });
    if (moved) {
      known += 1;
      members += await addNewcomers(tx, { meeting, people, moved, note });
      continue;
    }
    const leaderId = userIds.get(meeting.leader ?? 0);
    const bookId = bookIds.get(itemIds.get(meeting.book ?? 0) ?? 0);
    const obstacle =
      leaderId === undefined
        ? 'has no leader here'
        : bookId === undefined
          ? 'has no book here'
          : meeting.started_at.getTime() - now.getTime() > maxLeadTimeMs
            ? 'starts in more than a year'
            : null;
    if (obstacle !== null || leaderId === undefined || bookId === undefined) {
      note(` ${obstacle}: left behind, with ${people.here.length + people.absent.length} people`);
      continue;
    }
    const kept = giveSeats(people, seatLimits.max, note);
    await createMeeting(tx, { meeting, kept, leaderId, bookId, note });
    added += 1;
    members += kept.length;
  }
  return { added, known, members, notes };
}

function notesOnParticipations(meetings: Dump['meetings'], participations: Dump['participations']): string[] {
  const keys = new Set(meetings.map(({ pk }) => pk));
  const failed = participations.filter(({ result }) => !result).length;
  const lost = participations.filter(({ result, meeting }) => result && !keys.has(meeting ?? 0)).length;
  return [
    ...(failed > 0 ? [`${failed} participations failed the question at the services: left behind`] : []),
    ...(lost > 0 ? [`${lost} participations are of meetings that are not in the dump: left behind`] : []),
  ];
}
