import { insertMember } from '../../src/clubs/membership-repository.ts';
import { createClub } from '../clubs/sample-club.ts';
import { createMeeting, type MeetingOptions } from '../support/meetings.ts';
import type { TestPerson } from '../support/people.ts';
import type { TestStack } from '../support/stack.ts';

/** Opens a club with these members. @returns its id */
export async function createClubOf(
  stack: TestStack,
  leader: TestPerson,
  members: readonly TestPerson[],
  plan: Parameters<typeof createClub>[2] = {},
): Promise<number> {
  const clubId = await createClub(stack, leader, plan);
  for (const { id } of members) await insertMember(stack.db, clubId, id);
  return clubId;
}

/** A meeting of a club, over since half an hour unless the options say otherwise. */
export async function createClubMeeting(
  stack: TestStack,
  { clubId, leader, members = [] }: { clubId: number; leader: TestPerson; members?: readonly TestPerson[] },
  options: MeetingOptions = {},
): Promise<{ readonly id: number; readonly bookId: number }> {
  const id = await createMeeting(stack, leader, members, {
    startsInMinutes: -120,
    lengthMinutes: 90,
    ...options,
  });
  return stack.db.meeting.update({ where: { id }, data: { clubId }, select: { id: true, bookId: true } });
}
