import { randomUUID } from 'node:crypto';
import { hashAtOnce, nicknameKeys } from '../accounts/index.ts';
import { refreshMeetingKeys } from '../meetings/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { TransactingDatabase } from '../platform/db.ts';
import { demoAccounts, demoMeetings } from './demo-meetings.ts';

/** Starts are rounded up to five minutes; messages are five minutes apart. */
const roundTo = 5 * 60_000;

/**
 * Adds the demo accounts and meetings unless they exist. Needs books in the catalogue.
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
  await db.$transaction(async (tx) => {
    const users = await tx.user.createManyAndReturn({ data: accounts, select: { id: true, email: true } });
    const idOf = (place: number) => users.find(({ email }) => email === demoAccounts[place]?.email)?.id ?? 0;
    for (const [i, planned] of demoMeetings.entries()) {
      const { title, description, startsIn, lasts, capacity, people, talk = [] } = planned;
      const book = books[i];
      const [leader = 0] = people;
      if (!book) continue;
      const startsAt = new Date(Math.ceil((now + startsIn) / roundTo) * roundTo);
      const { id: meetingId } = await tx.meeting.create({
        data: {
          bookId: book.id,
          leaderId: idOf(leader),
          title,
          description,
          startsAt,
          endsAt: new Date(startsAt.getTime() + lasts),
          capacity,
          memberCount: people.length,
          memberships: { createMany: { data: people.map((place) => ({ userId: idOf(place) })) } },
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
          sentAt: new Date(startsAt.getTime() + said * roundTo),
        })),
      });
    }
  });
  await refreshMeetingKeys(db);
  return true;
}
