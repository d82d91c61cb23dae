import { confirmDraft } from '../../src/moving-in/confirm-draft.ts';
import { findDraft } from '../../src/moving-in/draft-repository.ts';
import { newSeed } from '../../src/moving-in/link-tokens.ts';
import { prepareDraft } from '../../src/moving-in/prepare-draft.ts';
import { systemClock } from '../../src/platform/clock.ts';
import type { TestPerson } from '../support/people.ts';
import type { TestStack } from '../support/stack.ts';

interface SampleFiles {
  readonly talk?: string;
  readonly members?: string;
}

const bytesOf = (text: string | undefined) => (text === undefined ? null : Buffer.from(text));

/** Sends files of a club, and leaves their preview waiting. */
export async function sendSample(
  { db }: Pick<TestStack, 'db'>,
  leader: TestPerson,
  clubId: number,
  { talk, members }: SampleFiles,
): Promise<void> {
  const files = { talk: bytesOf(talk), members: bytesOf(members) };
  const result = await prepareDraft({ db, clock: systemClock }, { clubId, madeBy: leader.id }, files);
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
}

/** Moves files into a club. @returns the number of the import, and the seed of its links */
export async function moveSample(
  stack: Pick<TestStack, 'db'>,
  leader: TestPerson,
  clubId: number,
  files: SampleFiles,
): Promise<{ readonly importId: number; readonly seed: string }> {
  await sendSample(stack, leader, clubId, files);
  const draft = await findDraft(stack.db, clubId);
  const seed = newSeed();
  const asked = { clubId, userId: leader.id, draftId: draft?.id ?? 0, seed, lettersTo: new Set<number>() };
  const result = await confirmDraft({ db: stack.db, clock: systemClock }, asked);
  if (!result.ok) throw new Error(result.reason);
  return { importId: result.importId, seed };
}
