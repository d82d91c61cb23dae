import { type Database, Prisma } from '../platform/db.ts';
import type { Proposal } from './book-vote.ts';

/** Finds the proposals of a club, the earliest first. */
export const findProposals = (db: Database, clubId: number): Promise<Proposal[]> => db.$queryRaw<Proposal[]>`
  SELECT p.book_id AS "bookId", p.proposed_by AS "proposedBy", u.nickname AS proposer,
    p.was_second AS "wasSecond"
  FROM book_proposals p
    LEFT JOIN club_memberships s ON s.club_id = p.club_id AND s.user_id = p.proposed_by
    LEFT JOIN users u ON u.id = s.user_id
  WHERE p.club_id = ${clubId} ORDER BY p.proposed_at, p.book_id`;

/** Finds the books that members of a club proposed, the earliest first. */
export const findProposedBooks = async (db: Database, clubId: number): Promise<number[]> =>
  (await findProposals(db, clubId)).map(({ bookId }) => bookId);

export const insertProposal = (
  tx: Database,
  proposal: { readonly clubId: number; readonly bookId: number; readonly proposedBy: number },
): Promise<unknown> => tx.bookProposal.create({ data: proposal });

/** Takes books off the proposals of a club. */
export const deleteProposals = (tx: Database, clubId: number, bookIds: readonly number[]): Promise<unknown> =>
  tx.bookProposal.deleteMany({ where: { clubId, bookId: { in: [...bookIds] } } });

/** Puts candidates of a counted vote back on the proposals, with their proposers. */
export const restoreProposals = (
  tx: Database,
  voteId: number,
  bookIds: readonly number[],
): Promise<unknown> => tx.$executeRaw`
  INSERT INTO book_proposals (club_id, book_id, proposed_by, proposed_at)
  SELECT v.club_id, c.book_id, c.proposed_by, clock_timestamp() + c.place * interval '1 millisecond'
  FROM book_votes v JOIN book_vote_candidates c ON c.vote_id = v.id
  WHERE v.id = ${voteId} AND c.book_id IN (${Prisma.join([...bookIds])})
  ON CONFLICT (club_id, book_id) DO NOTHING`;

/** Marks one proposal of a club as the second of its last vote, and no other. */
export const markSecond = (tx: Database, clubId: number, bookId: number): Promise<unknown> => tx.$executeRaw`
  UPDATE book_proposals SET was_second = (book_id = ${bookId})
  WHERE club_id = ${clubId} AND was_second <> (book_id = ${bookId})`;
