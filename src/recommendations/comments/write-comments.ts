import type { ModelQuestion, ModelTally } from '../../model/index.ts';
import { assignAliases, type Candidate } from '../candidates/index.ts';
import { repairPrompt } from '../prompt/index.ts';
import { groupPrompt } from './group-prompt.ts';
import { judgeReply, type WriteInput } from './judge-reply.ts';
import { provableClaims } from './provable-claims.ts';
import type { WrittenComment } from './template-comment.ts';
import { writingPrompt } from './writing-prompt.ts';

export interface WrittenComments {
  /** By book id. A book whose comment was refused is missing. */
  readonly byBook: ReadonlyMap<number, WrittenComment>;
  readonly isRepaired: boolean;
}

/**
 * Asks the model for comments and checks each one. If some are refused, asks once more and says
 * why.
 */
export async function writeComments(
  tally: ModelTally,
  input: WriteInput,
  signal: AbortSignal,
): Promise<WrittenComments> {
  const asked = askedQuestion(input);
  if (asked === null) return { byBook: new Map(), isRepaired: false };
  const { aliased, question } = asked;
  const reply = await tally.ask({ kind: 'write', pass: null }, question, signal);
  const first = await judgeReply(reply, aliased, input);
  if (first.faults.length === 0 || !tally.canRepair() || signal.aborted)
    return { byBook: first.written, isRepaired: false };

  const repair = repairPrompt(question, reply.text ?? '', first.faults);
  const repairReply = await tally.ask({ kind: 'repair', pass: null }, repair, signal);
  const second = await judgeReply(repairReply, aliased, input);
  const repaired = [...second.written].filter(([id]) => !first.written.has(id));
  return { byBook: new Map([...first.written, ...repaired]), isRepaired: repaired.length > 0 };
}

/** Returns the question for the model; `null` when it could write about none of the books. */
export const writingQuestion = (input: WriteInput): ModelQuestion | null =>
  askedQuestion(input)?.question ?? null;

function askedQuestion(input: WriteInput) {
  // A book without a provable claim could show no comment, so the model is not asked about it.
  const aliased = assignAliases(input.books.filter((book) => claimsFor(book, input).length > 0));
  if (aliased.length === 0) return null;
  const prompt = input.audience === 'group' ? groupPrompt : writingPrompt;
  const question = prompt({
    genre: input.genre,
    answers: input.answers,
    aliased,
    claims: Object.fromEntries(aliased.map(({ alias, book }) => [alias, claimsFor(book, input)])),
  });
  return { aliased, question };
}

const claimsFor = (book: Candidate, { answers, standingOf }: WriteInput) =>
  provableClaims({ book, standing: standingOf(book), answers });
