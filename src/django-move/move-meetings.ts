import type { Database } from '../platform/db.ts';
import { type MeetingPeople, type Person, peopleOf } from './meeting-people.ts';
import { planOf } from './meeting-plan.ts';
import type { Dump, DumpMeeting } from './read-dump.ts';

export interface MovedMeetings {
  readonly added: number;
  readonly known: number;
  readonly members: number;
  readonly notes: readonly string[];
}

const seatLimits = { min: 2, max: 500 };
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
    const kept = seat(people, seatLimits.max, note);
    await createMeeting(tx, { meeting, kept, leaderId, bookId, note });
    added += 1;
    members += kept.length;
  }
  return { added, known, members, notes };
}

/** Adds a note on a meeting. `labelOf` returns how notes name a user of the original site. */
type Note = ((text: string) => void) & { readonly labelOf: (pk: number) => string };

function notesOnParticipations(meetings: Dump['meetings'], participations: Dump['participations']): string[] {
  const keys = new Set(meetings.map(({ pk }) => pk));
  const failed = participations.filter(({ result }) => !result).length;
  const lost = participations.filter(({ result, meeting }) => result && !keys.has(meeting ?? 0)).length;
  return [
    ...(failed > 0 ? [`${failed} participations failed the question at the door: left behind`] : []),
    ...(lost > 0 ? [`${lost} participations are of meetings that are not in the dump: left behind`] : []),
  ];
}

/** Chooses the people who get a seat, and adds a note on the others. */
function seat({ here, absent }: MeetingPeople, seats: number, note: Note): readonly Person[] {
  const beyond = here.slice(seats);
  if (absent.length > 0)
    note(
      `: ${absent.length} who take part have no account here: left behind (users ${absent.map(note.labelOf).join(', ')})`,
    );
  if (beyond.length > 0)
    note(
      `: ${beyond.length} are more than it has seats for: left behind (users ${beyond.map(({ pk }) => note.labelOf(pk)).join(', ')})`,
    );
  return here.slice(0, seats);
}

async function createMeeting(
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

/**
 * Adds people who joined in the original since the last move, except those who left or were removed
 * here.
 * @returns how many were added
 */
async function addNewcomers(
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
  const [stored] = await tx.$queryRaw<{ startsAt: Date; capacity: number; memberCount: number }[]>`
    SELECT starts_at AS "startsAt", capacity, member_count AS "memberCount" FROM meetings WHERE id = ${id} FOR UPDATE`;
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
  const kept = seat({ ...people, here }, seatLimits.max - stored.memberCount, note);
  if (kept.length === 0) return 0;
  const memberCount = stored.memberCount + kept.length;
  await tx.meeting.update({
    where: { id },
    data: {
      memberCount,
      capacity: Math.max(stored.capacity, memberCount),
      memberships: {
        create: kept.map(({ userId, joinedAt }) => ({ userId, ...(joinedAt ? { joinedAt } : {}) })),
      },
      movedFrom: { update: { userIds: { push: kept.map(({ userId }) => userId) } } },
    },
  });
  note(`: ${kept.length} joined there since the last move`);
  return kept.length;
}
