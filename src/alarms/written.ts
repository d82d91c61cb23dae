/** The rows that a statement wrote. */
export interface Written {
  /** New rows. */
  readonly count: number;
  /** New rows that came too late to push; they are shown in the inbox only. */
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

export const toWritten = (row: WrittenRow | undefined): Written => ({
  count: row?.count ?? 0,
  late: row?.late ?? 0,
  userIds: row?.user_ids ?? [],
});
