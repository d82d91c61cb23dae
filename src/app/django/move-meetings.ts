import { searchKey } from '../../books/index.ts';
import type { Database } from '../../platform/db.ts';
import type { Dump, DumpMeeting } from './read-dump.ts';

export interface MovedMeetings {
  readonly added: number;
  readonly known: number;
  readonly members: number;
  readonly notes: readonly string[];
}

/** What the database holds meetings to. */
const limits = {
  seats: { min: 2, max: 500 },
  title: 60,
  description: 2_000,
  longest: 12 * 60 * 60_000,
  horizon: 365 * 24 * 60 * 60_000,
};
const untitled = '함께 읽는 모임';

/** Brings meetings and who takes part over. One is known by its leader and the moment it was made. */
export async function moveMeetings(
  tx: Database,
  { meetings, participations, itemIds }: Dump,
  userIds: ReadonlyMap<number, number>,
): Promise<MovedMeetings> {
  const notes: string[] = [];
  let [added, known, members] = [0, 0, 0];
  const books = await tx.book.findMany({
    where: { itemId: { in: [...itemIds.values()] } },
    select: { id: true, itemId: true },
  });
  const [{ now }] = await tx.$queryRaw<[{ now: Date }]>`SELECT now() AS now`;
  const bookIds = new Map(books.map(({ id, itemId }) => [itemId, id]));
  for (const meeting of meetings) {
    const name = `meeting ${meeting.pk}`;
    const leaderId = userIds.get(meeting.leader ?? 0);
    const bookId = bookIds.get(itemIds.get(meeting.book ?? 0) ?? 0);
    if (leaderId === undefined || bookId === undefined) {
      notes.push(`${name} has no ${leaderId === undefined ? 'leader' : 'book'} here: left behind`);
      continue;
    }
    if (meeting.started_at.getTime() - now.getTime() > limits.horizon) {
      notes.push(`${name} starts in more than a year: left behind`);
      continue;
    }
    const plan = planOf(meeting);
    notes.push(...plan.notes.map((note) => `${name}: ${note}`));
    const people = peopleOf(meeting, participations, userIds, leaderId);
    const seats = Math.min(limits.seats.max, Math.max(limits.seats.min, meeting.seats ?? 0, people.length));
    if (meeting.seats !== undefined && seats !== meeting.seats)
      notes.push(`${name}: ${seats} seats instead of ${meeting.seats}`);
    const createdAt = meeting.created_at ?? meeting.started_at;
    const stored = await tx.meeting.findFirst({
      where: { leaderId, createdAt, startsAt: meeting.started_at },
      select: { id: true },
    });
    if (stored) {
      known += 1;
      continue;
    }
    const kept = people.slice(0, seats);
    await tx.meeting.create({
      data: {
        bookId,
        leaderId,
        title: plan.title,
        searchKey: searchKey(plan.title),
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
      },
    });
    added += 1;
    members += kept.length;
  }
  return { added, known, members, notes };
}

interface Person {
  readonly userId: number;
  readonly joinedAt: Date | undefined;
}

/** The leader first, then those who were let in, each once. */
function peopleOf(
  meeting: DumpMeeting,
  participations: Dump['participations'],
  userIds: ReadonlyMap<number, number>,
  leaderId: number,
): Person[] {
  const entered = [
    ...meeting.participants.map((user) => ({ user, joinedAt: undefined })),
    ...participations
      .filter((one) => one.meeting === meeting.pk && one.result)
      .map((one) => ({ user: one.user ?? 0, joinedAt: one.created_at })),
  ];
  const people = new Map<number, Person>([[leaderId, { userId: leaderId, joinedAt: undefined }]]);
  for (const { user, joinedAt } of entered) {
    const userId = userIds.get(user);
    if (userId !== undefined && !people.has(userId)) people.set(userId, { userId, joinedAt });
  }
  return [...people.values()];
}

function planOf(meeting: DumpMeeting) {
  const notes: string[] = [];
  const title =
    [...meeting.title.normalize('NFC').replace(/\s+/g, ' ').trim()].slice(0, limits.title).join('') ||
    untitled;
  const description = [...meeting.description.normalize('NFC').replace(/\r\n?/g, '\n').trim()]
    .slice(0, limits.description)
    .join('');
  if (description.length < meeting.description.trim().length) notes.push('its description was shortened');
  const length = meeting.finished_at.getTime() - meeting.started_at.getTime();
  const isPossible = length >= 60_000 && length <= limits.longest;
  const endsAt = isPossible
    ? meeting.finished_at
    : new Date(meeting.started_at.getTime() + (length > limits.longest ? limits.longest : 60 * 60_000));
  if (!isPossible) notes.push(`ends ${endsAt.toISOString()} instead of ${meeting.finished_at.toISOString()}`);
  return { title, description, endsAt, notes };
}
