import { Prisma } from '../platform/db.ts';

// Columns of waiting lists for statements about a meeting `m`, by the database's clock.

/** The number of seats of a meeting that are held for people with an offer. */
export const heldSeats = Prisma.sql`held_seats(m.id)`;

/** The number of people who wait for a seat of a meeting and have no offer. */
export const waitingCount = Prisma.sql`(SELECT count(*)::int FROM seat_waits w
  WHERE w.meeting_id = m.id AND w.offered_at IS NULL)`;

/** Whether an offer in a meeting ran out and the list was not settled since. */
export const hasOfferRunOut = Prisma.sql`EXISTS (SELECT FROM seat_waits w
  WHERE w.meeting_id = m.id AND w.offer_ends_at <= now())`;

/**
 * A person's own wait as JSON, which `SeatWait` describes; null if she does not wait. `asker` is an
 * expression of her id.
 */
export const ownWait = (asker: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  SELECT json_build_object('offerEndsAt', w.offer_ends_at, 'place', (SELECT count(*) FROM seat_waits a
    WHERE a.meeting_id = w.meeting_id AND a.offered_at IS NULL AND a.id <= w.id))
  FROM seat_waits w WHERE w.meeting_id = m.id AND w.user_id = ${asker}
    AND (w.offer_ends_at IS NULL OR w.offer_ends_at > now()))`;
