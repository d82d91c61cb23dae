import type { Database } from '../platform/db.ts';

interface CommentPlace {
  readonly recommendationId: number;
  readonly bookId: number;
}

/** A comment of the model, and how it was made. */
export interface ModelComment {
  readonly comment: string;
  readonly origin: { readonly path: string; readonly model: string | null; readonly promptVersion: string };
}

/** Finds a comment of the model in a reader's own recommendation; null for one by a rule. */
export async function findModelComment(
  db: Database,
  userId: number,
  { recommendationId, bookId }: CommentPlace,
): Promise<ModelComment | null> {
  const pick = await db.recommendationPick.findFirst({
    where: { recommendationId, bookId, commentByModel: true, recommendation: { userId } },
    select: {
      comment: true,
      recommendation: { select: { path: true, model: true, promptVersion: true } },
    },
  });
  return pick && { comment: pick.comment, origin: pick.recommendation };
}

/** Marks a comment as reported by its reader. */
export const markCommentReported = (
  tx: Database,
  { recommendationId, bookId }: CommentPlace,
): Promise<unknown> => tx.$executeRaw`
  UPDATE recommendation_picks SET reported_at = now()
  WHERE recommendation_id = ${recommendationId} AND book_id = ${bookId} AND reported_at IS NULL`;

/** Removes the mark of a reported comment. */
export const unmarkCommentReported = (
  tx: Database,
  { recommendationId, bookId }: CommentPlace,
): Promise<unknown> => tx.$executeRaw`
  UPDATE recommendation_picks SET reported_at = NULL
  WHERE recommendation_id = ${recommendationId} AND book_id = ${bookId}`;
