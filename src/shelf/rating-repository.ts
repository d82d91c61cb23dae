import { type Database, Prisma } from '../platform/db.ts';
import type { Rating, RatingFigures } from './shelf.ts';

const ratingColumns = Prisma.sql`r.book_id AS "bookId", r.user_id AS "userId", u.nickname,
  r.half_stars AS "halfStars", r.review`;

/** Counts the ratings of these books in a club. Books without a rating are left out. */
export async function findFigures(
  db: Database,
  clubId: number,
  bookIds: readonly number[],
): Promise<RatingFigures[]> {
  if (bookIds.length === 0) return [];
  return db.$queryRaw<RatingFigures[]>`
    SELECT book_id AS "bookId", count(*)::int AS count, avg(half_stars)::float AS average
    FROM club_ratings WHERE club_id = ${clubId} AND book_id IN (${Prisma.join([...bookIds])})
    GROUP BY book_id`;
}

/** Finds the newest ratings with a review, a few for each of these books. */
export async function findReviews(
  db: Database,
  clubId: number,
  bookIds: readonly number[],
  mostPerBook: number,
): Promise<Rating[]> {
  if (bookIds.length === 0) return [];
  return db.$queryRaw<Rating[]>`
    SELECT ${ratingColumns} FROM (
      SELECT *, row_number() OVER (PARTITION BY book_id ORDER BY rated_at DESC, id DESC) AS place
      FROM club_ratings
      WHERE club_id = ${clubId} AND book_id IN (${Prisma.join([...bookIds])}) AND review <> ''
    ) AS r LEFT JOIN users u ON u.id = r.user_id
    WHERE r.place <= ${mostPerBook} ORDER BY r.rated_at DESC, r.id DESC`;
}

/** Finds the ratings of one book, newest first. */
export const findRatings = (
  db: Database,
  { clubId, bookId }: { readonly clubId: number; readonly bookId: number },
  { skip = 0, limit }: { readonly skip?: number; readonly limit: number },
): Promise<Rating[]> =>
  db.$queryRaw<Rating[]>`
    SELECT ${ratingColumns} FROM club_ratings r LEFT JOIN users u ON u.id = r.user_id
    WHERE r.club_id = ${clubId} AND r.book_id = ${bookId}
    ORDER BY r.rated_at DESC, r.id DESC LIMIT ${limit} OFFSET ${skip}`;

/** A member's rating of a book. */
export interface OwnRating {
  readonly halfStars: number;
  readonly review: string;
}

interface RatingKey {
  readonly clubId: number;
  readonly bookId: number;
  readonly userId: number;
}

export const findOwnRating = (db: Database, key: RatingKey): Promise<OwnRating | null> =>
  db.clubRating.findUnique({
    where: { clubId_bookId_userId: key },
    select: { halfStars: true, review: true },
  });

/** Stores a rating in place of the member's earlier one. */
export const saveRating = (
  tx: Database,
  { clubId, bookId, userId }: RatingKey,
  { halfStars, review }: OwnRating,
): Promise<unknown> =>
  tx.$executeRaw`
    INSERT INTO club_ratings (club_id, book_id, user_id, half_stars, review)
    VALUES (${clubId}, ${bookId}, ${userId}, ${halfStars}, ${review})
    ON CONFLICT (club_id, book_id, user_id) DO UPDATE
      SET half_stars = excluded.half_stars, review = excluded.review, rated_at = now()`;

export const deleteRating = (tx: Database, key: RatingKey): Promise<unknown> =>
  tx.clubRating.deleteMany({ where: key });
