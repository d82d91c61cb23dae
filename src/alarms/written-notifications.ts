/** The rows that a statement wrote. */
export interface WrittenNotifications {
  /** New rows. */
  readonly count: number;
  /** New rows of meetings that have begun; they are not pushed and only shown in the inbox. */
  readonly late: number;
  /** People with new rows. */
  readonly userIds: readonly number[];
}

export interface WrittenRow {
  readonly count: number;
  readonly late: number;
  readonly user_ids: number[] | null;
}

/** Of rows with user_id and is_late. */
export const writtenSummary = `count(*)::int AS count, count(*) FILTER (WHERE is_late)::int AS late, array_agg(DISTINCT user_id) AS user_ids`;

export const toWritten = (row: WrittenRow | undefined): WrittenNotifications => ({
  count: row?.count ?? 0,
  late: row?.late ?? 0,
  userIds: row?.user_ids ?? [],
});
