import type { TestStack } from '../support/stack.ts';

/**
 * Finds meetings that break a rule of seats: seats and memberships differ, members and offers are
 * more than the seats, a seat is idle while somebody waits, the order is not kept, or an offer was
 * not told exactly once. An offer that ran out counts as taken until `isSettled`.
 */
export async function brokenRules(
  { owner }: Pick<TestStack, 'owner'>,
  meetingIds: readonly number[],
  { isSettled }: { readonly isSettled: boolean },
): Promise<{ id: number; rule: string }[]> {
  const { rows } = await owner.query<{ id: number; rule: string }>(
    `WITH seen AS (
       SELECT m.id, m.capacity, m.member_count, m.starts_at > now() + interval '30 minutes' AS is_offering,
         (SELECT count(*) FROM memberships s WHERE s.meeting_id = m.id) AS members,
         count(w.id) FILTER (WHERE w.offer_ends_at > now()) AS live,
         count(w.id) FILTER (WHERE w.offered_at IS NOT NULL AND (w.offer_ends_at > now() OR NOT $2)) AS held,
         count(w.id) FILTER (WHERE w.offered_at IS NULL AND may_have_seat(m.id, w.user_id)) AS waiting,
         max(w.id) FILTER (WHERE w.offered_at IS NOT NULL) AS last_offered,
         min(w.id) FILTER (WHERE w.offered_at IS NULL) AS first_waiting,
         count(w.id) FILTER (WHERE (w.offered_at IS NOT NULL)::int <> (SELECT count(*) FROM announcements a
           JOIN notifications n ON n.announcement_id = a.id AND n.user_id = w.user_id
           WHERE a.meeting_id = m.id AND a.kind = 'seat_offered' AND a.occasion = w.id)) AS told_wrongly
       FROM meetings m LEFT JOIN seat_waits w ON w.meeting_id = m.id
       WHERE m.id = ANY($1) GROUP BY m.id
     )
     SELECT id, rule FROM seen CROSS JOIN LATERAL (VALUES
       ('seats and memberships differ', member_count <> members),
       ('more members and offers than seats', member_count + live > capacity),
       ('a seat is idle while somebody waits', is_offering AND waiting > 0 AND member_count + held < capacity),
       ('somebody was passed over', last_offered > first_waiting),
       ('an offer was not told once', told_wrongly > 0)
     ) AS rules (rule, is_broken) WHERE is_broken`,
    [meetingIds, isSettled],
  );
  return rows;
}

/** Counts offers of these meetings that more than one notification tells. */
export async function countToldTwice(
  { owner }: Pick<TestStack, 'owner'>,
  meetingIds: readonly number[],
): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (
       SELECT a.meeting_id, a.occasion FROM announcements a JOIN notifications n ON n.announcement_id = a.id
       WHERE a.meeting_id = ANY($1) AND a.kind = 'seat_offered'
       GROUP BY a.meeting_id, a.occasion HAVING count(*) > 1) AS twice`,
    [meetingIds],
  );
  return rows[0]?.count ?? 0;
}
