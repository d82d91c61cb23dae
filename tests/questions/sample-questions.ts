import type { ReadingMark } from '../../src/notes/index.ts';
import type { TestStack } from '../support/stack.ts';

/** Stores a question behind the others of its meeting, past all rules. @returns its id */
export async function createQuestion(
  { db }: Pick<TestStack, 'db'>,
  {
    meetingId,
    isApproved = false,
    ...fields
  }: {
    readonly meetingId: number;
    readonly body: string;
    readonly forPercent?: ReadingMark;
    readonly origin?: 'model' | 'template' | 'person';
    readonly authorId?: number;
    readonly isApproved?: boolean;
    readonly draftId?: number;
    readonly bookFields?: string[];
  },
): Promise<number> {
  const position = (await db.discussionQuestion.count({ where: { meetingId } })) + 1;
  const { id } = await db.discussionQuestion.create({
    data: {
      meetingId,
      position,
      kind: 'interpretation',
      origin: 'person',
      ...fields,
      approvedAt: isApproved ? new Date() : null,
    },
  });
  return id;
}
