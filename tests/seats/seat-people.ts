import { noAnnouncer } from '../../src/meetings/announcer.ts';
import { joinMeeting } from '../../src/meetings/join-meeting.ts';
import { leaveMeeting } from '../../src/meetings/leave-meeting.ts';
import type { MeetingServices } from '../../src/meetings/services.ts';
import { declineOffer, stopWaiting } from '../../src/meetings/waiting/stop-waiting.ts';
import { takeOffer } from '../../src/meetings/waiting/take-offer.ts';
import { waitForSeat } from '../../src/meetings/waiting/wait-for-seat.ts';
import type { TransactingDatabase } from '../../src/platform/db.ts';
import { createLogger } from '../../src/platform/log.ts';
import { settleDueLists } from '../../src/seats/settle-due-lists.ts';
import { createMeeting, type MeetingOptions } from '../support/meetings.ts';
import { createPerson, type TestPerson } from '../support/people.ts';
import type { TestStack } from '../support/stack.ts';

const log = createLogger({ level: 'silent', name: 'test' });

type Result = { ok: true; outcome: string } | { ok: false; reason: string };
const outcome = (result: Result) => (result.ok ? result.outcome : result.reason);

/** The acts of people about seats of meetings. Each returns its outcome or the refusal. */
export function seatActs(db: TransactingDatabase) {
  const services: MeetingServices = { db, log, announcer: noAnnouncer };
  const act =
    (verb: (services: MeetingServices, userId: number, meetingId: number) => Promise<Result>) =>
    async ({ id }: { readonly id: number }, meetingId: number): Promise<string> =>
      outcome(await verb(services, id, meetingId));
  return {
    services,
    join: act((...args) => joinMeeting(...args)),
    leave: act(leaveMeeting),
    wait: act(waitForSeat),
    stop: act(stopWaiting),
    take: act(takeOffer),
    decline: act(declineOffer),
    /** One run of the worker. */
    tick: () => settleDueLists({ db, log }),
  };
}

export const people = (stack: TestStack, count: number): Promise<TestPerson[]> =>
  Promise.all(Array.from({ length: count }, () => createPerson(stack)));

/** A meeting whose two seats are taken. It starts in a day unless the options say otherwise. */
export async function fullMeeting(
  stack: TestStack,
  leader: TestPerson,
  options: MeetingOptions = {},
): Promise<{ id: number; member: TestPerson }> {
  const member = await createPerson(stack);
  const plan = { capacity: 2, startsInMinutes: 24 * 60, ...options };
  return { id: await createMeeting(stack, leader, [member], plan), member };
}

/** The list of a meeting in its order: people who wait, and people with an offer. */
export async function listOf(
  { db }: Pick<TestStack, 'db'>,
  meetingId: number,
): Promise<{ waiting: number[]; offered: number[] }> {
  const rows = await db.seatWait.findMany({ where: { meetingId }, orderBy: { id: 'asc' } });
  const ids = (isOffered: boolean) =>
    rows.filter(({ offeredAt }) => (offeredAt !== null) === isOffered).map(({ userId }) => userId);
  return { waiting: ids(false), offered: ids(true) };
}

/** The offers that a meeting's people were told of, in the order of telling. */
export async function toldOf({ pool }: Pick<TestStack, 'pool'>, meetingId: number): Promise<number[]> {
  const { rows } = await pool.query<{ userId: number }>(
    `SELECT n.user_id AS "userId" FROM announcements a JOIN notifications n ON n.announcement_id = a.id
     WHERE a.meeting_id = $1 AND a.kind = 'seat_offered' ORDER BY a.id, n.user_id`,
    [meetingId],
  );
  return rows.map(({ userId }) => userId);
}

/** Minutes until the offer of a meeting ends. */
export async function minutesOfOffer({ db }: Pick<TestStack, 'db'>, meetingId: number): Promise<number> {
  const { offerEndsAt } = await db.seatWait.findFirstOrThrow({
    where: { meetingId, offeredAt: { not: null } },
  });
  return Math.round(((offerEndsAt?.getTime() ?? 0) - Date.now()) / 60_000);
}
