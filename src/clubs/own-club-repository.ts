import type { Pool } from 'pg';
import type { Role } from './club.ts';
import { clubLimits } from './club-limits.ts';

/** An open club of a person. */
export interface OwnClub {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  /** Applications that wait for a leader's answer; 0 for a member. */
  readonly waiting: number;
}

/** Finds the open clubs of a person, the one she joined last first. */
export async function findOwnClubs(pool: Pool, userId: number): Promise<OwnClub[]> {
  const { rows } = await pool.query<OwnClub>({
    name: 'own clubs',
    text: `SELECT c.id, c.name, s.role, CASE WHEN s.role = 'member' THEN 0 ELSE
             (SELECT count(*)::int FROM club_applications a WHERE a.club_id = c.id AND a.declined_at IS NULL) END AS waiting
           FROM club_memberships s JOIN clubs c ON c.id = s.club_id
           WHERE s.user_id = $1 AND c.closed_at IS NULL
           ORDER BY s.joined_at DESC, c.id LIMIT ${clubLimits.joined}`,
    values: [userId],
  });
  return rows;
}
