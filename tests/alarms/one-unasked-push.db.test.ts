import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseAnnouncementId } from '../../src/alarms/alarm.ts';
import { announceMentioned, announceToClub, announceToMembers } from '../../src/alarms/index.ts';
import { muteMeeting, unmuteMeeting } from '../../src/alarms/meeting-mute-repository.ts';
import { insertReminder } from '../../src/alarms/meeting-reminder-repository.ts';
import { saveSubscription } from '../../src/alarms/push-subscription-repository.ts';
import { createWebPushSender } from '../../src/alarms/send-web-pushes.ts';
import { webPushMeter } from '../../src/alarms/web-push-meter.ts';
import {
  type AskRef,
  closeAsk,
  dropAsk,
  markAnswered,
  openAsk,
  remindSilent,
  tellSilent,
} from '../../src/asks/index.ts';
import type { Database } from '../../src/platform/db.ts';
import { createLogger } from '../../src/platform/log.ts';
import { createMetrics } from '../../src/platform/metrics.ts';
import { noRateLimits } from '../../src/platform/rate-limits/index.ts';
import { inTransaction } from '../../src/platform/transaction.ts';
import { createClub } from '../clubs/sample-club.ts';
import { createRecordingEmitter, editMeeting, join, leave, passTime, scan } from '../support/alarms.ts';
import { createMeeting } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let people: TestPerson[];
let subjects = 0;

const news = { changed: () => {} };
const services = {
  announceMentioned: announceMentioned(news),
  announceToClub: announceToClub(news),
  announceToMembers: announceToMembers(news),
};
const within = <T>(work: (tx: Database) => Promise<T>) => inTransaction(stack.db, work);

beforeAll(async () => {
  stack = await openTestStack();
  people = [];
  for (let i = 0; i < 4; i += 1) people.push(await createPerson(stack));
});
afterAll(() => stack.close());

/** Her alarm, the cancellation that stands for it, and what she asked for. */
const askedFor = new Set(['starting_soon', 'meeting_cancelled', 'seat_offered']);

/** A push on a device of one person. */
interface DevicePush {
  readonly userId: number;
  readonly id: string;
}

interface Week {
  readonly club: number;
  readonly meetings: readonly number[];
  readonly pushes: DevicePush[];
  readonly emitter: ReturnType<typeof createRecordingEmitter>;
  readonly quiet: Set<number>;
  readonly muted: Set<string>;
}

async function startWeek(): Promise<Week> {
  await stack.pool.query(
    'DELETE FROM meetings; DELETE FROM announcements; DELETE FROM alarm_preferences; DELETE FROM push_subscriptions',
  );
  const [leader, ...members] = people as [TestPerson, ...TestPerson[]];
  subjects += 1;
  const club = await createClub(stack, leader, { name: `북클럽 ${subjects}` });
  for (const { id } of members) await stack.db.clubMembership.create({ data: { clubId: club, userId: id } });
  const inClub = { clubId: club, lengthMinutes: 120 };
  const meetings = [
    await createMeeting(stack, leader, members, { ...inClub, startsInMinutes: 60 * 70 }),
    await createMeeting(stack, leader, members.slice(0, 2), { ...inClub, startsInMinutes: 60 * 140 }),
  ];
  for (const { id } of people) {
    const endpoint = `https://push.example/${id}`;
    await saveSubscription(stack.pool, id, { endpoint, p256dh: 'key', auth: 'secret' });
  }
  return {
    club,
    meetings,
    pushes: [],
    emitter: createRecordingEmitter(),
    quiet: new Set(),
    muted: new Set(),
  };
}

/** Sends what is due on devices, and checks at that moment that nobody is disturbed. */
async function sendDue({ pushes, quiet, muted }: Week): Promise<void> {
  const sender = createWebPushSender({
    pool: stack.pool,
    log: createLogger({ level: 'silent', name: 'test' }),
    send: async ({ endpoint }, { payload }) => {
      const userId = Number(endpoint.split('/').at(-1));
      const { id } = JSON.parse(payload) as { id: string };
      expect(quiet.has(userId), `${id} in quiet hours`).toBe(false);
      expect(muted.has(`${userId} ${parseAnnouncementId(id)?.meetingId}`), `${id} of a muted meeting`).toBe(
        false,
      );
      pushes.push({ userId, id });
      return { kind: 'sent', status: 201 };
    },
    rateLimits: noRateLimits,
    meter: webPushMeter(createMetrics('worker')),
    uptime: () => 0,
  });
  await sender.sendDue();
}

type Act = (week: Week, about: { meeting: number; userId: number; random: () => number }) => Promise<unknown>;

const ofClub = (kind: 'date_poll' | 'book_vote' | 'notice', { club }: Week) =>
  within(async (tx) => {
    subjects += 1;
    const ask: AskRef = { kind, subjectId: subjects };
    await openAsk(services, tx, { ...ask, clubId: club, meetingId: null, askedBy: null, closesAt: null });
    await tellSilent(services, tx, ask);
    await remindSilent(services, tx, ask, people[0]?.id ?? 0);
    await closeAsk(services, tx, ask, { byUserId: null });
  });

const ofMeeting = (kind: 'attendance' | 'note', meeting: number, isNew: boolean) =>
  within(async (tx) => {
    const ask: AskRef = { kind, subjectId: meeting };
    if (isNew) await dropAsk(tx, ask);
    await openAsk(services, tx, { ...ask, clubId: null, meetingId: meeting, askedBy: null, closesAt: null });
  });

const acts: Record<string, Act> = {
  rename: (_, { meeting, random }) => editMeeting(stack, meeting, { title: `이름 ${random()}` }),
  move: (_, { meeting, random }) =>
    editMeeting(stack, meeting, { startsInMinutes: 60 * (1 + Math.floor(random() * 90)) }),
  cancel: async (_, { meeting, random }) =>
    random() < 0.15 && editMeeting(stack, meeting, { cancelled: true }),
  attendance: (_, { meeting, random }) => ofMeeting('attendance', meeting, random() < 0.5),
  note: (_, { meeting, random }) => ofMeeting('note', meeting, random() < 0.5),
  answer: (_, { meeting, userId }) =>
    within((tx) => markAnswered(services, tx, { kind: 'attendance', subjectId: meeting }, userId)),
  'once more': (_, { meeting, userId, random }) =>
    within((tx) =>
      remindSilent(
        services,
        tx,
        { kind: random() < 0.5 ? 'note' : 'attendance', subjectId: meeting },
        userId,
      ),
    ),
  'the silent': (_, { meeting }) =>
    within((tx) => tellSilent(services, tx, { kind: 'note', subjectId: meeting })),
  'date poll': (week) => ofClub('date_poll', week),
  'book vote': (week) => ofClub('book_vote', week),
  notice: (week) => ofClub('notice', week),
  mention: (_, { meeting, userId, random }) =>
    within((tx) =>
      services.announceMentioned(tx, {
        meetingId: meeting,
        seq: 1 + Math.floor(random() * 9),
        toUserIds: [userId],
      }),
    ),
  offer: (_, { meeting, userId }) =>
    within(async (tx) => {
      const until = new Date(Date.now() + 120 * 60_000);
      await tx.seatWait.deleteMany({ where: { meetingId: meeting, userId } });
      const { id } = await tx.seatWait.create({
        data: { meetingId: meeting, userId, offeredAt: new Date(), offerEndsAt: until },
      });
      await services.announceToMembers(tx, {
        kind: 'seat_offered',
        meetingId: meeting,
        toUserIds: [userId],
        occasion: id,
        until,
      });
    }),
  'its start comes': async (_, { meeting }) => {
    const { startsAt } = await stack.db.meeting.findUniqueOrThrow({ where: { id: meeting } });
    const minutes = (startsAt.getTime() - Date.now()) / 60_000 - 8;
    if (minutes > 0) await passTime(stack, minutes);
  },
  remind: (_, { meeting }) => insertReminder(stack.db, meeting),
  join: (_, { meeting, userId }) => join(stack, meeting, userId),
  leave: async (_, { meeting, userId }) => userId !== people[0]?.id && leave(stack, meeting, userId),
  mute: async ({ muted }, { meeting, userId }) => {
    muted.add(`${userId} ${meeting}`);
    await muteMeeting(stack.db, userId, meeting);
  },
  unmute: async ({ muted }, { meeting, userId }) => {
    if (muted.delete(`${userId} ${meeting}`)) await unmuteMeeting(stack.db, userId, meeting);
  },
  quiet: async ({ quiet }, { userId }) => {
    const isOver = quiet.delete(userId);
    if (!isOver) quiet.add(userId);
    // Quiet for twelve hours around now, or not at all.
    await stack.pool.query(
      `INSERT INTO alarm_preferences AS p (user_id, lead_minutes, quiet_from, quiet_to)
       SELECT $1, 10, CASE WHEN $2 THEN mod(hour * 60 + 1080, 1440) END, CASE WHEN $2 THEN mod(hour * 60 + 360, 1440) END
       FROM (SELECT extract(hour FROM now() AT TIME ZONE 'Asia/Seoul') AS hour) x
       ON CONFLICT (user_id) DO UPDATE SET quiet_from = EXCLUDED.quiet_from, quiet_to = EXCLUDED.quiet_to`,
      [userId, !isOver],
    );
  },
};

/** Checks that nobody got a second unasked push of a meeting, or the same push twice. */
function expectCalm({ pushes, emitter }: Week, history: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const { userId, id } of pushes) {
    const { kind, meetingId } = parseAnnouncementId(id) ?? { kind: 'unreadable', meetingId: 0 };
    const key = askedFor.has(kind) ? `${userId} ${id}` : `${userId} ${meetingId}`;
    expect(seen.get(key), `${id} after ${seen.get(key)}: ${history.join(', ')}`).toBeUndefined();
    seen.set(key, id);
  }
  // Open pages show changes as they come. A question reaches them only as the one push.
  for (const { id } of people) {
    const asked = emitter.pushedTo(id).filter((one) => /^(attendance|note)_asked-/.test(one));
    const meetings = asked.map((one) => parseAnnouncementId(one)?.meetingId);
    expect(meetings.length, history.join(', ')).toBe(new Set(meetings).size);
  }
}

test('in random weeks nobody gets more than one unasked push about a meeting', async () => {
  const random = seededRandom(20_261_129);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const kinds = new Map<string, number>();
  for (let round = 0; round < 5; round += 1) {
    const week = await startWeek();
    const history: string[] = [];
    for (let step = 0; step < 24; step += 1) {
      const name = pick(Object.keys(acts));
      const about = { meeting: pick(week.meetings), userId: pick(people).id, random };
      history.push(`${name} ${about.meeting} ${about.userId}`);
      // Two workers and the request of a member at the same moment.
      const isBusy = random() < 0.3;
      await Promise.all([
        acts[name]?.(week, about),
        ...(isBusy ? [scan(stack, week.emitter), scan(stack, week.emitter)] : []),
      ]);
      await scan(stack, week.emitter);
      await passTime(stack, random() < 0.6 ? 0.5 : 60 * random() * 12);
      await sendDue(week);
    }
    expectCalm(week, history);
    for (const { id } of week.pushes) {
      const kind = parseAnnouncementId(id)?.kind ?? 'unreadable';
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
  }
  // The weeks hold what the rule is about.
  for (const kind of ['starting_soon', 'meeting_changed', 'attendance_asked', 'note_asked', 'seat_offered'])
    expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(0);
});
