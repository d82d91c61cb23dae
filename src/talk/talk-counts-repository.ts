import type pg from 'pg';
import { talkCountsSql } from './talk-counts.sql.ts';

export interface AuthorCount {
  readonly userId: number;
  readonly messages: number;
}

export interface TalkCounts {
  /** The number of the room's last message. */
  readonly lastSeq: number;
  readonly written: readonly AuthorCount[];
  readonly deleted: readonly AuthorCount[];
  readonly talkers: readonly {
    readonly userId: number;
    readonly nickname: string;
    readonly isLeader: boolean;
    readonly isSilenced: boolean;
    /** ISO 8601, as all times of this row. */
    readonly lastAt: string | null;
    readonly joinedAt: string;
  }[];
}

/** Reads the members of a meeting and counts messages; those written after `afterSeq` only. */
export async function findTalkCounts(
  pool: pg.Pool,
  meetingId: number,
  afterSeq: number,
): Promise<TalkCounts | null> {
  const { rows } = await pool.query<TalkCounts>({
    name: 'talk-counts',
    text: talkCountsSql,
    values: [meetingId, afterSeq],
  });
  return rows[0] ?? null;
}
