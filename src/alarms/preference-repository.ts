import type { Database } from '../platform/db.ts';
import type { LeadMinutes } from './alarm.ts';
import type { Preference } from './preference.ts';

const shown = { leadMinutes: true, quietFrom: true, quietTo: true, sound: true } as const;

export async function findPreference(db: Database, userId: number): Promise<Preference | null> {
  const row = await db.alarmPreference.findUnique({ where: { userId }, select: shown });
  // The database holds no other than these (a constraint).
  return row && { ...row, leadMinutes: row.leadMinutes as LeadMinutes };
}

export async function savePreference(db: Database, userId: number, preference: Preference): Promise<void> {
  await db.alarmPreference.upsert({
    where: { userId },
    create: { userId, ...preference },
    update: preference,
  });
}

export const muteMeeting = (db: Database, userId: number, meetingId: number): Promise<number> =>
  db.$executeRaw`
    INSERT INTO meeting_mutes (user_id, meeting_id) VALUES (${userId}, ${meetingId})
    ON CONFLICT (user_id, meeting_id) DO UPDATE SET unmuted_at = NULL`;

export const unmuteMeeting = (db: Database, userId: number, meetingId: number): Promise<number> =>
  db.$executeRaw`
    UPDATE meeting_mutes SET unmuted_at = now() WHERE user_id = ${userId} AND meeting_id = ${meetingId} AND unmuted_at IS NULL`;
