import type { Alarm } from '../../src/alarms/alarm.ts';
import type { AlarmEmitter } from '../../src/alarms/alarm-emitter.ts';
import { type Scan, type ScanSteps, scanAlarms, scanSteps } from '../../src/alarms/scan-alarms.ts';
import type { TestStack } from './stack.ts';

const times: Record<string, readonly string[]> = {
  meetings: ['starts_at', 'ends_at', 'cancelled_at', 'created_at', 'updated_at'],
  memberships: ['joined_at', 'leaves_at'],
  seat_waits: ['asked_at', 'offered_at', 'offer_ends_at'],
  meeting_changes: [
    'old_starts_at',
    'new_starts_at',
    'old_ends_at',
    'new_ends_at',
    'changed_at',
    'announced_at',
  ],
  announcements: ['meeting_starts_at', 'created_at'],
  notifications: [
    'meeting_starts_at',
    'created_at',
    'push_until',
    'pushed_at',
    'received_at',
    'opened_at',
    'read_at',
    'web_push_due_at',
    'web_pushed_at',
  ],
  alarm_letters: ['due_at', 'sent_at'],
  push_subscriptions: ['retry_at'],
  meeting_mutes: ['muted_at', 'unmuted_at'],
  meeting_entrances: ['entered_at'],
  meeting_reminders: ['meeting_starts_at', 'created_at'],
  club_memberships: ['joined_at'],
  asks: ['opened_at', 'closes_at', 'closed_at', 'reminded_at', 'completed_at'],
  ask_people: ['told_at', 'seen_at', 'answered_at', 'reminded_at'],
  attendance_questions: ['starts_at', 'asked_at'],
  attendance_answers: ['answered_at'],
};

/** Longer than the time between any two times of a test. */
const away = '10 years';

/**
 * Lets time pass: the database's clock cannot be set, so all stored times move into the past
 * instead. Triggers are off, since no meeting changes. Rows first move far back, so that no key
 * collides with another one on the way. `more` names columns of other tables.
 */
export async function passTime(
  { owner }: Pick<TestStack, 'owner'>,
  minutes: number,
  more: Readonly<Record<string, readonly string[]>> = {},
): Promise<void> {
  const shifts = Object.entries({ ...times, ...more }).flatMap(([table, columns]) =>
    [`- interval '${away}'`, `+ interval '${away}' - interval '${minutes} minutes'`].map(
      (by) => `UPDATE ${table} SET ${columns.map((one) => `${one} = ${one} ${by}`).join()}`,
    ),
  );
  // One text is one round trip and one transaction.
  await owner.query(['SET LOCAL session_replication_role = replica', ...shifts].join(';'));
}

/** Records every push, in order. */
export interface RecordingEmitter extends AlarmEmitter {
  readonly pushes: { alarm: Alarm; userIds: readonly number[] }[];
  /** The ids of alarms that were pushed to this person, in order. */
  pushedTo(userId: number): string[];
}

export function createRecordingEmitter(): RecordingEmitter {
  const pushes: RecordingEmitter['pushes'] = [];
  return {
    pushes,
    pushedTo: (userId) =>
      pushes.filter(({ userIds }) => userIds.includes(userId)).map(({ alarm }) => alarm.id),
    push: async (alarm, userIds) => {
      pushes.push({ alarm, userIds });
    },
    inboxChanged: async () => {},
  };
}

/** Runs one scan of a worker. `steps` replaces parts of it. */
export const scan = (
  { pool }: Pick<TestStack, 'pool'>,
  emitter: AlarmEmitter = createRecordingEmitter(),
  { defaultLead = 10, steps = {} }: { defaultLead?: number; steps?: Partial<ScanSteps> } = {},
): Promise<Scan> => scanAlarms({ pool, emitter, defaultLead }, { ...scanSteps, ...steps });

/** A push step of a worker that is killed between writing and pushing. */
export const diesBeforePush: ScanSteps['emitAlarms'] = () => Promise.reject(new Error('killed'));

export interface Row {
  readonly userId: number;
  readonly kind: string;
  readonly occasion: number;
  /** Minutes until the start that the notification tells. */
  readonly startsInMinutes: number;
  readonly isPushed: boolean;
  readonly isLate: boolean;
  readonly isQuiet: boolean;
}

/** A meeting's notifications, by person and in the order of writing. */
export async function alarmsOf({ pool }: Pick<TestStack, 'pool'>, meetingId: number): Promise<Row[]> {
  const { rows } = await pool.query<Row>(
    `SELECT user_id AS "userId", kind, occasion, round(extract(epoch FROM meeting_starts_at - now()) / 60)::int AS "startsInMinutes",
       pushed_at IS NOT NULL AS "isPushed", created_at >= meeting_starts_at AS "isLate", is_quiet AS "isQuiet"
     FROM notifications WHERE meeting_id = $1 ORDER BY user_id, created_at, kind, occasion`,
    [meetingId],
  );
  return rows;
}

/** A notification written straight into the tables, with its announcement. */
export async function createNotification(
  { db }: Pick<TestStack, 'db'>,
  userId: number,
  {
    announcement,
    ...delivery
  }: {
    announcement: { meetingId: number; kind: string; meetingStartsAt: Date; occasion: number };
    pushUntil: Date;
    createdAt?: Date;
  },
): Promise<void> {
  const { id } = await db.announcement.create({ data: announcement });
  await db.notification.create({
    data: { userId, announcementId: id, ...announcement, isQuiet: false, ...delivery },
  });
}

/** Changes a meeting as the leader's form does. */
export async function editMeeting(
  { pool }: Pick<TestStack, 'pool'>,
  meetingId: number,
  change: { title?: string; startsInMinutes?: number; cancelled?: true },
): Promise<void> {
  await pool.query(
    `UPDATE meetings SET version = version + 1, updated_at = now(), title = coalesce($2, title),
       starts_at = coalesce(now() + make_interval(secs => $3::float8 * 60), starts_at),
       ends_at = coalesce(now() + make_interval(secs => $3::float8 * 60) + (ends_at - starts_at), ends_at),
       cancelled_at = CASE WHEN $4 THEN now() ELSE cancelled_at END
     WHERE id = $1`,
    [meetingId, change.title ?? null, change.startsInMinutes ?? null, change.cancelled ?? false],
  );
}

export async function join(
  { pool }: Pick<TestStack, 'pool'>,
  meetingId: number,
  userId: number,
): Promise<void> {
  await pool.query(
    `WITH seat AS (INSERT INTO memberships (meeting_id, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING meeting_id)
     UPDATE meetings SET member_count = member_count + 1 WHERE id IN (SELECT meeting_id FROM seat)`,
    [meetingId, userId],
  );
}

export async function leave(
  { pool }: Pick<TestStack, 'pool'>,
  meetingId: number,
  userId: number,
): Promise<void> {
  await pool.query(
    `WITH seat AS (DELETE FROM memberships WHERE meeting_id = $1 AND user_id = $2 RETURNING meeting_id)
     UPDATE meetings SET member_count = member_count - 1 WHERE id IN (SELECT meeting_id FROM seat)`,
    [meetingId, userId],
  );
}
