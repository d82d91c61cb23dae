import { Prisma } from '../platform/db.ts';
import type { ListFilter, MeetingFilter } from './list-filter.ts';
import { isKnownTo } from './visibility-conditions.sql.ts';

/**
 * Each condition is an index scan. A live meeting began within the longest duration of a meeting.
 */
export const periods = {
  upcoming: { where: Prisma.sql`m.starts_at > now()`, order: Prisma.sql`m.starts_at, m.id` },
  live: {
    where: Prisma.sql`m.starts_at <= now() AND m.starts_at > now() - interval '12 hours' AND m.ends_at > now()`,
    order: Prisma.sql`m.starts_at, m.id`,
  },
  past: { where: Prisma.sql`m.ends_at <= now()`, order: Prisma.sql`m.ends_at DESC, m.id DESC` },
};

/** A member also sees her cancelled meetings, whenever they were to begin, among the past ones. */
const ownConditions = (when: MeetingFilter['when'], memberId: number | null) => Prisma.sql`
  m.id IN (SELECT meeting_id FROM memberships WHERE user_id = ${memberId})
  AND ${when === 'past' ? Prisma.sql`(m.cancelled_at IS NOT NULL OR ${periods.past.where})` : takesPlace(when)}`;

const takesPlace = (when: MeetingFilter['when']) =>
  Prisma.sql`${periods[when].where} AND m.cancelled_at IS NULL`;

/** Returns the conditions on the rows `m` of meetings. */
export function conditionsOf({ when, genreId, bookId, askerId, mine }: ListFilter): Prisma.Sql {
  const conditions = [
    mine ? ownConditions(when, askerId) : takesPlace(when),
    isKnownTo(askerId),
    ...(genreId === undefined
      ? []
      : [Prisma.sql`m.book_id IN (SELECT id FROM books WHERE category_id = ${genreId})`]),
    ...(bookId === undefined ? [] : [Prisma.sql`m.book_id = ${bookId}`]),
  ];
  return Prisma.join(conditions, ' AND ');
}
