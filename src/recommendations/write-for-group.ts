import { createHash } from 'node:crypto';
import { allowanceOf, type BudgetUser, type CallSum, costMicroUsd, createTally } from '../model/index.ts';
import type { Candidate } from './candidates/index.ts';
import { callsBesidePasses } from './choice.ts';
import {
  factsComment,
  groupPromptVersion,
  speakToGroup,
  type WriteInput,
  type WrittenComments,
  writeComments,
  writingQuestion,
} from './comments/index.ts';
import type { RecommendationServices } from './recommendation-request.ts';
import { reserveCalls } from './reserve-calls.ts';

/** A model's checked comments for a group, and what is stored about its calls. */
export interface GroupComments {
  /** By book id. A book whose comment was refused is missing. */
  readonly byBook: ReadonlyMap<number, string>;
  readonly model: string;
  readonly promptVersion: string;
  readonly costMicroUsd: number;
  readonly sum: CallSum;
}

/**
 * Identifies the question that would be asked: equal books, answers, prompt and model give an equal
 * key. `null`: there is nothing that a model could write.
 */
export function groupWritingKey(model: string, input: WriteInput): string | null {
  const question = writingQuestion(input);
  if (question === null) return null;
  const asked = JSON.stringify([model, groupPromptVersion, question]);
  return createHash('sha256').update(asked).digest('base64url');
}

/**
 * Asks the model within the day's budget and settles the calls made. Never throws for what a model
 * does.
 * @returns `null` when no call could be made
 */
export async function writeForGroup(
  services: RecommendationServices,
  input: WriteInput,
  { budgetUser, signal }: { readonly budgetUser: BudgetUser; readonly signal: AbortSignal },
): Promise<GroupComments | null> {
  const { recommender, meter, log, lendSlot = (task) => task() } = services;
  if (recommender === null || signal.aborted) return null;
  const reservation = await reserveCalls(services, callsBesidePasses, budgetUser).catch((err) => {
    log.warn({ err }, 'the daily call budget cannot be read: the model is not called');
    return null;
  });
  if (!reservation?.ok) return null;
  const allowance = allowanceOf(reservation, log);
  const tally = createTally(recommender, meter, allowance);
  return await lendSlot(async () => {
    const written = await writeComments(tally, input, signal)
      .catch((err) => {
        log.error({ err }, 'reading a model reply threw: the comments of facts stand');
        return noComments;
      })
      .finally(() => void allowance.settle(tally.sum().calls));
    const sum = tally.sum();
    const byBook = new Map(input.books.flatMap((book, at) => forGroup(book, at, written)));
    const cost = costMicroUsd(recommender, sum.usage);
    return { byBook, model: recommender.model, promptVersion: groupPromptVersion, costMicroUsd: cost, sum };
  });
}

const noComments: WrittenComments = { byBook: new Map(), isRepaired: false };

/** The comment as a group may read it: its first fact stands in for what speaks to one reader. */
function forGroup(book: Candidate, position: number, { byBook }: WrittenComments): [number, string][] {
  const written = byBook.get(book.id);
  if (written === undefined) return [];
  const [lead = ''] = factsComment(book, position).split(/(?<=[.!?…])\s+/);
  const comment = speakToGroup(written.comment, lead);
  return comment === null ? [] : [[book.id, comment]];
}
