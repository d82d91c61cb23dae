import { z } from 'zod';
import { idInput, pageInput } from '../platform/http/form.ts';
import { fromSeoulWallTime } from '../platform/korean-date.ts';
import { queryInput } from '../platform/search/index.ts';
import { fieldMessages, refusalMessages } from './refusal-messages.ts';
import { voteLimits } from './vote-limits.ts';

const { min, max } = voteLimits.candidates;

/** A field that a form may send once or several times. */
const list = z.union([z.string().transform((one) => [one]), z.array(z.string()).max(50)]);

const isDistinct = (ids: readonly number[]) => new Set(ids).size === ids.length;

const idsOf = (message: string) =>
  list.prefault([]).transform((texts, context) => {
    const ids = z.array(idInput).safeParse(texts.filter((text) => text !== ''));
    if (ids.success) return ids.data;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

/** The form that opens a vote. */
export const OpenVoteInput = z.object({
  bookId: idsOf(refusalMessages.no_book)
    .refine((ids) => ids.length >= min && ids.length <= max, fieldMessages.books)
    .refine(isDistinct, refusalMessages.same_work),
  closesAt: z.string(fieldMessages.closesAt).transform((text, context) => {
    const at = fromSeoulWallTime(text);
    if (at) return at;
    const message = text === '' ? fieldMessages.closesAt : fieldMessages.noSuchTime;
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }),
});
export type OpenVoteInput = z.infer<typeof OpenVoteInput>;

/** A ballot: ids of books, the best first. Empty ranks are left out. */
export const BallotInput = z.object({
  rank: idsOf(refusalMessages.no_candidate)
    .refine((ids) => ids.length > 0, refusalMessages.no_ranking)
    .refine(isDistinct, refusalMessages.ranked_twice),
});

/** The typed ranks of a refused ballot: one text for each place, empty for none. */
export const TypedRanks = list.catch([]).transform((texts) => texts.slice(0, max));

/** The typed books of a refused vote. */
export const TypedBooks = list.catch([]);

export const ProposeInput = z.object({ bookId: idInput });

/** The query of the page on which a member chooses a book to propose. */
export const ChoiceInput = z.object({ bookId: idInput.optional().catch(undefined), q: queryInput });

/** Counted votes on one page. */
export const pageSize = 10;

/** The changes that the page after them confirms. */
const deeds = ['proposed', 'withdrawn'] as const;
export type Deed = (typeof deeds)[number];

export const VotesInput = z.object({ page: pageInput, done: z.enum(deeds).nullable().catch(null) });

const voteDeeds = ['opened', 'cast', 'closed'] as const;
export type VoteDeed = (typeof voteDeeds)[number];

export const VoteInput = z.object({ done: z.enum(voteDeeds).nullable().catch(null) });
