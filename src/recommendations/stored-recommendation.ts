import { z } from 'zod';
import type { Prisma } from '../platform/db.ts';
import { claimFields } from './comments/index.ts';
import { wishes } from './feedback/index.ts';
import type { Recommendation } from './recommendation.ts';

/** The columns that {@link toRecommendation} reads. */
export const storedFields = {
  id: true,
  genreId: true,
  answers: true,
  path: true,
  fallbackReason: true,
  passes: true,
  againOfId: true,
  wishes: true,
  pool: true,
  feedback: true,
  createdAt: true,
  picks: { orderBy: { position: 'asc' } },
} as const;

type StoredRow = Prisma.RecommendationGetPayload<{ select: typeof storedFields }>;

/** Reads a stored row. Throws when its JSON columns hold what no version wrote. */
export const toRecommendation = (row: StoredRow): Recommendation => ({
  id: row.id,
  genreId: row.genreId,
  answers: storedAnswers.parse(row.answers),
  path: storedPath.parse(row.path),
  fallbackReason: row.fallbackReason,
  passes: row.passes,
  againOfId: row.againOfId,
  wishes: wishes.filter((wish) => row.wishes.includes(wish)),
  pool: storedPool.parse(row.pool),
  feedback: storedFeedback.parse(row.feedback),
  createdAt: row.createdAt,
  picks: row.picks.map((pick) => ({
    bookId: pick.bookId,
    comment: pick.comment,
    claims: storedClaims.parse(pick.claims),
    isCommentByModel: pick.commentByModel,
    isChosenByModel: pick.chosenByModel,
    votes: pick.votes,
    movedFor: storedMove.parse(pick.movedFor),
    isReported: pick.reportedAt !== null,
  })),
});

/** The answers column: option keys by question id. */
export const storedAnswers = z.record(z.string(), z.string());
const storedPool = z.enum(['twenty', 'beyond', 'restarted']).nullable();
const texts = z.array(z.string());
const storedFeedback = z
  .object({
    likedTags: texts,
    avoidedTags: texts,
    shown: z.number(),
    read: z.number(),
    authors: texts,
    authorWish: z.enum(['kept', 'last_only', 'dropped']).nullable().default(null),
  })
  .nullable();
const storedMove = z.enum(['variety', 'popularity']).nullable().catch(null);
const storedPath = z.enum(['ai', 'repaired', 'filled', 'fallback']);
const storedClaim = z.object({ answer: z.string(), field: z.enum(claimFields), value: z.string() });
/** A later version may store other claims; after it was undone, the rest is still shown. */
const storedClaims = z
  .array(z.unknown())
  .transform((claims) => claims.flatMap((claim) => storedClaim.safeParse(claim).data ?? []));
