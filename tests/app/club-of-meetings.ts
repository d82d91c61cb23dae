import { searchKey } from '../../src/platform/search/index.ts';
import { createClub } from '../clubs/sample-club.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import type { TestStack } from '../support/stack.ts';

/** Stands in the title of each meeting and in the name of the club, and nowhere else. */
export const secret = '비밀정원가꾸기';

export type Part = 'leader' | 'coLeader' | 'member' | 'left' | 'removed' | 'outsider';
export type When = 'upcoming' | 'live' | 'past';

/** A club with a meeting of each time, and people in each relation to it. */
export interface ClubOfMeetings {
  readonly clubId: number;
  readonly people: Readonly<Record<Part, TestPerson>>;
  readonly meetings: Readonly<Record<When, number>>;
  readonly bookId: number;
}

const parts: readonly Part[] = ['leader', 'coLeader', 'member', 'left', 'removed', 'outsider'];
const seated: readonly Part[] = ['coLeader', 'member', 'left', 'removed'];

/**
 * Creates a club and its meetings. Those who left or were removed still have all their seats: no
 * seat may give rights without the club.
 */
export async function createClubOfMeetings(
  stack: TestStack,
  visibility: 'listed' | 'unlisted',
): Promise<ClubOfMeetings> {
  const { db } = stack;
  const entries = await Promise.all(parts.map(async (part) => [part, await createPerson(stack)] as const));
  const people = Object.fromEntries(entries) as Record<Part, TestPerson>;
  const clubId = await createClub(stack, people.leader, { name: `${secret} 북클럽`, visibility });
  await db.clubMembership.createMany({
    data: [
      { clubId, userId: people.coLeader.id, role: 'co_leader' },
      { clubId, userId: people.member.id, role: 'member' },
    ],
  });
  await db.clubRemoval.create({ data: { clubId, userId: people.removed.id } });
  const meetingIn = async (startsInMinutes: number) => {
    const guests = seated.map((part) => people[part]);
    const id = await createMeeting(stack, people.leader, guests, { startsInMinutes, clubId, title: secret });
    const { text, grams } = searchKey(secret);
    await db.meeting.update({ where: { id }, data: { searchText: text, searchGrams: [...grams] } });
    return id;
  };
  const meetings = { upcoming: await meetingIn(5), live: await meetingIn(-5), past: await meetingIn(-90) };
  const { bookId } = await db.meeting.findUniqueOrThrow({ where: { id: meetings.upcoming } });
  await db.meeting.updateMany({ where: { clubId }, data: { bookId } });
  return { clubId, people, meetings, bookId };
}
