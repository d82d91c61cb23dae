import type { MeetingPlan } from '../../src/meetings/meeting.ts';
import { openClubMeeting } from '../../src/meetings/open-club-meeting.ts';
import { createBook } from '../support/meetings.ts';
import type { TestPerson } from '../support/people.ts';
import type { TestStack } from '../support/stack.ts';
import { hour } from './sample-meeting.ts';

let opened = 0;

/** Returns the plan of a meeting with a new book, which starts in two hours by default. */
export async function clubPlan(stack: TestStack, fields: Partial<MeetingPlan> = {}): Promise<MeetingPlan> {
  opened += 1;
  const startsAt = fields.startsAt ?? new Date(Date.now() + 2 * hour);
  return {
    bookId: fields.bookId ?? (await createBook(stack)).id,
    title: `북클럽 모임 ${opened}`,
    description: '',
    startsAt,
    endsAt: new Date(startsAt.getTime() + 2 * hour),
    capacity: 30,
    ...fields,
  };
}

/** Opens a meeting of a club. @returns its id */
export async function createClubMeeting(
  stack: TestStack,
  manager: TestPerson,
  { clubId, ...fields }: Partial<MeetingPlan> & { clubId: number },
): Promise<number> {
  const plan = await clubPlan(stack, fields);
  const result = await openClubMeeting({ db: stack.db }, manager.id, { clubId, plan });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.id;
}

/** Moves a meeting in time, so that it is under way since five minutes. */
export const startNow = (stack: TestStack, id: number): Promise<unknown> =>
  stack.db.meeting.update({
    where: { id },
    data: { startsAt: new Date(Date.now() - 5 * 60_000), endsAt: new Date(Date.now() + hour) },
  });
