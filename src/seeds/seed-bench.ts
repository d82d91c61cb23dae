import type pg from 'pg';
import { hashAtOnce } from '../accounts/index.ts';
import { findOrMakeBooks, insertMeetings, insertMembers, insertUsers } from './bench-rows.ts';

/** Maximum number of members of a meeting, leader included. The database has the same limit. */
export const mostMembers = 500;

export interface BenchWish {
  readonly meetings: number;
  /** Members of each meeting, leader included. */
  readonly members: number;
  readonly startsAt: Date;
  /** The starts of the meetings are spread evenly over this time. */
  readonly spreadSeconds: number;
  /** Keeps the accounts of this run apart from others: small letters and digits, at most 8. */
  readonly run: string;
}

export interface BenchSeed {
  readonly users: readonly { email: string; password: string }[];
  /** The first is the leader. */
  readonly meetings: readonly { id: string; startsAt: string; memberEmails: readonly string[] }[];
}

const password = 'bench-reader-password';

/**
 * Inserts accounts and meetings for a load test, with one statement for each table. Nobody is a
 * member of two meetings.
 */
export async function seedBench(pool: pg.Pool, wish: BenchWish): Promise<BenchSeed> {
  const people = Array.from({ length: wish.meetings * wish.members }, (_, i) => ({
    email: `bench-${wish.run}-${i + 1}@bookmoim.example`,
    nickname: `벤치 ${wish.run}-${i + 1}`,
  }));
  const startsAt = Array.from(
    { length: wish.meetings },
    (_, i) => new Date(wish.startsAt.getTime() + (i * wish.spreadSeconds * 1_000) / wish.meetings),
  );
  // All accounts share one hash, because hashing ten thousand passwords would take minutes.
  const hash = await hashAtOnce(password);
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const bookIds = await findOrMakeBooks(client);
    const userIds = await insertUsers(client, people, hash);
    const groups = startsAt.map((_, i) => userIds.slice(i * wish.members, (i + 1) * wish.members));
    const meetingIds = await insertMeetings(client, { bookIds, groups, startsAt });
    await insertMembers(client, meetingIds, groups);
    await client.query('COMMIT');
    // Plans made for empty tables would stay slow until autovacuum runs.
    await client.query('ANALYZE users, meetings, memberships, rooms');
    return {
      users: people.map(({ email }) => ({ email, password })),
      meetings: meetingIds.map((id, i) => ({
        id: String(id),
        startsAt: startsAt[i]?.toISOString() ?? '',
        memberEmails: people.slice(i * wish.members, (i + 1) * wish.members).map(({ email }) => email),
      })),
    };
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
