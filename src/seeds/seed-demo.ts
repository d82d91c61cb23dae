import { randomUUID } from 'node:crypto';
import { hashAtOnce, nicknameKeys } from '../accounts/index.ts';
import { refreshMeetingKeys } from '../meetings/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, TransactingDatabase } from '../platform/db.ts';
import { searchKey } from '../platform/search/index.ts';
import { type DemoMeeting, demoAccounts, demoClub, demoMeetings } from './demo-meetings.ts';

const minute = 60_000;
/** Starts are rounded up to it. */
const roundTo = 5 * minute;
const betweenMessages = 3 * minute;
/** Dozens of statements, one after the other: a busy machine needs more than Prisma's 5 seconds. */
const transactionTimeoutMs = minute;

/**
 * Adds the demo accounts, their club and meetings unless they exist. Needs books in the catalogue.
 * @returns whether it added them
 */
export async function seedDemo(services: { db: TransactingDatabase; clock: Clock }): Promise<boolean> {
  const { db, clock } = services;
  if (await db.user.findUnique({ where: { email: demoAccounts[0].email } })) return false;
  const books = await db.book.findMany({
    orderBy: [{ bestRank: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
    take: demoMeetings.length,
    select: { id: true },
  });
  const accounts = await Promise.all(
    demoAccounts.map(async ({ email, nickname, password }) => ({
      email,
      nickname,
      ...nicknameKeys(nickname),
      passwordHash: await hashAtOnce(password),
      emailConfirmedAt: clock.now(),
    })),
  );
  const now = clock.now().getTime();
  const store = async (tx: Database) => {
    const users = await tx.user.createManyAndReturn({ data: accounts, select: { id: true, email: true } });
    const idOf = (place: number) => users.find(({ email }) => email === demoAccounts[place]?.email)?.id ?? 0;
    const clubId = await addClub(tx, idOf);
    for (const [i, planned] of demoMeetings.entries()) {
      const bookId = books[i]?.id;
      if (bookId === undefined) continue;
      const startsAt = new Date(Math.ceil((now + planned.startsIn) / roundTo) * roundTo);
      const meetingId = await addMeeting(tx, planned, {
        bookId,
        startsAt,
        clubId: planned.isOfClub ? clubId : null,
        idOf,
      });
      await addPreparations(tx, planned, { meetingId, startsAt, idOf });
    }
  };
  await db.$transaction(store, { timeout: transactionTimeoutMs });
  await refreshMeetingKeys(db);
  return true;
}

type IdOf = (place: number) => number;

async function addClub(tx: Database, idOf: IdOf): Promise<number> {
  const { people, ...club } = demoClub;
  const { text: searchText, grams } = searchKey(club.name);
  const { id } = await tx.club.create({
    data: {
      ...club,
      visibility: 'listed',
      entry: 'approval',
      searchText,
      searchGrams: [...grams],
      memberships: {
        create: people.map((place, i) => ({ userId: idOf(place), role: i === 0 ? 'leader' : 'member' })),
      },
    },
  });
  return id;
}

async function addMeeting(
  tx: Database,
  { title, description, lasts, capacity, people, talk = [] }: DemoMeeting,
  place: { bookId: number; clubId: number | null; startsAt: Date; idOf: IdOf },
): Promise<number> {
  const { bookId, clubId, startsAt, idOf } = place;
  const { id: meetingId } = await tx.meeting.create({
    data: {
      bookId,
      clubId,
      leaderId: idOf(people[0] ?? 0),
      title,
      description,
      startsAt,
      endsAt: new Date(startsAt.getTime() + lasts),
      capacity,
      memberCount: people.length,
      memberships: { createMany: { data: people.map((person) => ({ userId: idOf(person) })) } },
      room: { create: { lastSeq: talk.length } },
    },
  });
  await tx.message.createMany({
    data: talk.map(([person, body], said) => ({
      meetingId,
      seq: said + 1,
      userId: idOf(person),
      clientId: randomUUID(),
      body,
      sentAt: new Date(startsAt.getTime() + said * betweenMessages),
    })),
  });
  return meetingId;
}

/** Adds the notes of a meeting, its approved questions, and an agenda that begins with it. */
async function addPreparations(
  tx: Database,
  { notes = [], questions = [], people }: DemoMeeting,
  { meetingId, startsAt, idOf }: { meetingId: number; startsAt: Date; idOf: IdOf },
): Promise<void> {
  await tx.meetingNote.createMany({
    data: notes.map(([person, body]) => ({ meetingId, userId: idOf(person), body })),
  });
  if (questions.length === 0) return;
  const asked = await tx.discussionQuestion.createManyAndReturn({
    data: questions.map(({ body, kind }, i) => ({
      meetingId,
      position: i + 1,
      body,
      kind,
      origin: 'person',
      authorId: idOf(people[0] ?? 0),
      approvedAt: startsAt,
    })),
  });
  await tx.agenda.create({
    data: {
      meetingId,
      startsItself: true,
      cards: {
        create: questions.map(({ body, minutes }, position) => ({
          position,
          body,
          seconds: minutes * 60,
          questionId: asked.find((one) => one.body === body)?.id ?? null,
        })),
      },
    },
  });
}
