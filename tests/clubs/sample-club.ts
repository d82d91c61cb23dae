import type { ClubPlan } from '../../src/clubs/club.ts';
import { openClub } from '../../src/clubs/open-club.ts';
import type { TestPerson } from '../support/people.ts';
import type { TestStack } from '../support/stack.ts';

const samplePlan: ClubPlan = {
  name: '느린 독서회',
  description: '한 달에 한 권을 천천히 읽어요.',
  visibility: 'listed',
  entry: 'open',
  entryQuestion: '',
  capacity: 30,
};

let clubs = 0;

/** Opens a club. @returns its id */
export async function createClub(
  { db }: Pick<TestStack, 'db'>,
  leader: Pick<TestPerson, 'id'>,
  plan: Partial<ClubPlan & { answer: string | null }> = {},
): Promise<number> {
  clubs += 1;
  const result = await openClub({ db }, leader.id, {
    ...samplePlan,
    name: `시험 북클럽 ${clubs}`,
    answer: null,
    ...plan,
  });
  if (!result.ok) throw new Error(result.reason);
  return result.id;
}
