import type { Database } from '../platform/db.ts';
import type { LeadMinutes } from './alarm.ts';
import type { Preference } from './preference.ts';

const columns = {
  leadMinutes: true,
  quietFrom: true,
  quietTo: true,
  sound: true,
  letters: true,
  mutesMentions: true,
} as const;

export async function findPreference(db: Database, userId: number): Promise<Preference | null> {
  const row = await db.alarmPreference.findUnique({ where: { userId }, select: columns });
  // A CHECK constraint admits only these leads.
  return row && { ...row, leadMinutes: row.leadMinutes as LeadMinutes };
}

export async function savePreference(db: Database, userId: number, preference: Preference): Promise<void> {
  await db.alarmPreference.upsert({
    where: { userId },
    create: { userId, ...preference },
    update: preference,
  });
}

/** Ends a person's alarms by letter; idempotent. */
export async function endLetters(db: Database, userId: number): Promise<void> {
  await db.alarmPreference.updateMany({ where: { userId }, data: { letters: false } });
}
