import { formerMemberId, formerMemberName } from '../accounts/index.ts';
import {
  announceToAccount,
  announceToClub,
  deleteAnnouncementsAbout,
  endPushOfAccount,
} from '../alarms/index.ts';
import { anonymiseMessages, eraseMentions, eraseReactions } from '../chat/index.ts';
import { joinSteps } from '../clubs/index.ts';
import { dropExports } from '../data-export/index.ts';
import type { Eraser, EraseServices, LeaveServices } from '../leaving/index.ts';
import { giveAwayPastMeetings, type MeetingAnnouncer, meetingSteps, noAnnouncer } from '../meetings/index.ts';
import { forgetPastNames } from '../moving-in/index.ts';
import { createSessionIndex } from '../platform/http/session-index.ts';
import { type TellReaders, tellReadersOf } from '../record/index.ts';
import type { Live } from './connect.ts';
import { forgetInRedis } from './forget-in-redis.ts';

/** Messages that change their author in one statement. */
const messagesInBatch = 1_000;

interface LeaveNews {
  readonly announcer: MeetingAnnouncer;
  readonly inboxNews: Parameters<typeof announceToClub>[0];
}

/** Returns the services with which people leave: each feature ends what is its own. */
export const leaveServices = (
  { db, log }: Pick<Live, 'db' | 'log'>,
  { announcer, inboxNews }: LeaveNews,
): LeaveServices => ({
  db,
  log,
  clubs: {
    steps: joinSteps([meetingSteps({ announcer, log })]),
    announce: announceToClub(inboxNews),
  },
  meetings: { announcer },
  tellHeir: (tx, { meetingId, leaderId }) =>
    announceToAccount(inboxNews)(tx, {
      kind: 'account_meeting_given',
      subjectId: meetingId,
      toUserId: leaderId,
    }),
  endings: [endPushOfAccount, dropExports],
});

/** Returns the services of the worker that erases what people who left had stored. */
export const eraseServices = (live: Live, tellReaders: TellReaders): EraseServices => ({
  ...leaveServices(live, { announcer: noAnnouncer, inboxNews: { changed: () => {} } }),
  pool: live.pool,
  clock: live.clock,
  mailer: live.mailer,
  erasers: erasers(live),
  tellOfLeaving: (userId) => tellReadersOf({ db: live.db, tellReaders }, userId),
});

function erasers(live: Live): readonly Eraser[] {
  const { db, pool, redis, clock } = live;
  const sessions = createSessionIndex(redis, clock);
  return [
    async (userId, stillErasing) => {
      const batch = { from: userId, to: formerMemberId, limit: messagesInBatch };
      while ((await anonymiseMessages(pool, batch)) > 0) await stillErasing();
    },
    async (userId, stillErasing) => {
      while ((await eraseReactions(pool, { userId, limit: messagesInBatch })) > 0) await stillErasing();
    },
    async (userId, stillErasing) => {
      while ((await eraseMentions(pool, { userId, limit: messagesInBatch })) > 0) await stillErasing();
    },
    async (userId) => void (await giveAwayPastMeetings(db, { from: userId, to: formerMemberId })),
    (userId) => forgetPastNames(db, userId, formerMemberName),
    async (userId) => void (await deleteAnnouncementsAbout(db, userId)),
    async (userId) => void (await sessions.endAll(userId)),
    (userId) => forgetInRedis(live, userId),
  ];
}
