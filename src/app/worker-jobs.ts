import { startAccountJobs } from '../accounts/jobs.ts';
import {
  type AlarmEmitter,
  announceMentioned,
  announceToAccount,
  announceToClub,
  announceToMembers,
  createAlarmEmitter,
  createPageEmitter,
  createWebPushClient,
  jobTiming,
  loadVapidKeys,
  measurePushSubscriptions,
  vapidSubject,
  type WebPushClient,
  webPushMeter,
} from '../alarms/index.ts';
import { type AlarmJobs, startAlarmJobs, startLetterJobs } from '../alarms/jobs.ts';
import { startAttendanceJobs } from '../attendance/jobs.ts';
import { startBookVoteJobs } from '../book-votes/jobs.ts';
import { startChatJobs } from '../chat/jobs.ts';
import { startDataExportJobs } from '../data-export/jobs.ts';
import { startDatePollJobs } from '../date-polls/jobs.ts';
import { startLeavingJobs } from '../leaving/jobs.ts';
import { noAnnouncer } from '../meetings/index.ts';
import { startMeetingJobs } from '../meetings/jobs.ts';
import { startMovingInJobs } from '../moving-in/jobs.ts';
import { startNoteJobs } from '../notes/jobs.ts';
import { measureAlarms } from '../operations/index.ts';
import { startOperationJobs } from '../operations/jobs.ts';
import { Counter, measure, measureStates } from '../platform/metrics.ts';
import { channelPrefix } from '../platform/redis.ts';
import { startRecommendationJobs } from '../recommendations/jobs.ts';
import { readerTeller } from '../record/index.ts';
import { startRecordJobs } from '../record/jobs.ts';
import { startReportJobs } from '../reports/jobs.ts';
import { startSeatJobs } from '../seats/jobs.ts';
import type { Live } from './connect.ts';
import { countJobs } from './count-jobs.ts';
import { importBooks } from './import-books.ts';
import { eraseServices } from './leaving.ts';
import { recordQuestions } from './record-questions.ts';
import { startSearchKeyJobs } from './refresh-search-keys.ts';

/** Starts the periodic jobs of the worker. Calls `onStalled` when alarm scans have stopped. */
export function startJobs(live: Live, onStalled: () => void): AlarmJobs {
  const { env, db, redis, log } = live;
  loadVapidKeys(db).catch((err) => log.warn({ err }, 'no keys for web push yet'));
  measureAlarms(live.metrics, { pool: live.pool, defaultLead: env.ALARM_LEAD_MINUTES });
  measurePushSubscriptions(live.metrics, live.pool);
  measureStates(live.metrics, 'queue_jobs', 'Jobs of the alarm queue by state', () => countJobs(redis));
  const stopOperations = startOperationJobs({ db, pool: live.pool, log, importBooks: importBooks(live) });
  const emitter = createAlarmEmitter(redis, channelPrefix(env.REDIS_URL));
  const news = inboxNews(emitter, log);
  const telling = {
    db,
    log,
    announceToClub: announceToClub(news),
    announceToMembers: announceToMembers(news),
  };
  const pageNews = createPageEmitter(live, channelPrefix(env.REDIS_URL));
  const tellReaders = readerTeller({ db, log, pageNews });
  const stops = [
    startSeatJobs({ db, log }),
    startAccountJobs(live),
    startRecommendationJobs(live),
    startReportJobs({ db, log }),
    startMeetingJobs({ db, log, announcer: noAnnouncer }),
    startDatePollJobs(telling),
    startMovingInJobs({ db, log }),
    startAttendanceJobs({ ...telling, clock: live.clock }),
    startLeavingJobs(eraseServices(live, tellReaders)),
    startSearchKeyJobs({ db, log }),
    startNoteJobs(telling),
    startChatJobs({ ...live, announceMentioned: announceMentioned(news) }),
    startRecordJobs({
      ...live,
      findQuestions: recordQuestions(live),
      onMade: tellReaders,
    }),
  ];
  const stopBookVotes = startBookVoteJobs(telling);
  const stopDataExports = startDataExportJobs({
    ...live,
    announce: announceToAccount(news),
  });
  const stopLetters = live.mailer
    ? startLetterJobs({ ...live, mailer: live.mailer, origin: env.APP_ORIGIN, secrets: env.SESSION_SECRET })
    : async () => {};
  const failures = new Counter({
    name: 'alarm_scan_failures_total',
    help: 'Alarm scans in which a step failed',
    registers: [live.metrics],
  });
  const uptime = () => performance.now();
  const startedAt = uptime();
  const alarms = startAlarmJobs({
    ...live,
    redisUrl: env.REDIS_URL,
    emitter,
    defaultLead: env.ALARM_LEAD_MINUTES,
    timing: jobTiming(env.ALARM_SCAN_SECONDS),
    send: webPush(live),
    meter: webPushMeter(live.metrics),
    uptime,
    onStalled,
    onScanFailed: () => failures.inc(),
  });
  measure(
    live.metrics,
    'alarm_last_queue_job_age_seconds',
    'Seconds since the queue last gave a scan job to any worker; before the first, since the start',
    () => alarms.queueJobAgeSeconds() ?? (uptime() - startedAt) / 1_000,
  );
  measure(
    live.metrics,
    'alarm_last_successful_scan_age_seconds',
    'Seconds since the last successful alarm scan of this worker; before the first, since the start',
    alarms.scanAgeSeconds,
  );
  return {
    ...alarms,
    close: async () => {
      for (const stop of stops) stop();
      await Promise.all([
        stopBookVotes(),
        stopOperations(),
        stopDataExports(),
        stopLetters(),
        alarms.close(),
      ]);
    },
  };
}

/** Tells open pages that their inboxes changed. Without Redis the next page counts. */
const inboxNews = (emitter: AlarmEmitter, log: Live['log']) => ({
  changed: (...userIds: number[]) => {
    emitter.inboxChanged(userIds).catch((err) => log.warn({ err }, 'open pages not told of an inbox'));
  },
});

/** Reads the VAPID keys on first use, because PostgreSQL may be late. */
function webPush({ db, env, clock }: Live): WebPushClient {
  let client: WebPushClient | undefined;
  return async (subscription, push) => {
    client ??= createWebPushClient({
      vapid: await loadVapidKeys(db),
      subject: vapidSubject(env.APP_ORIGIN),
      clock,
      added: env.PUSH_SERVICES,
    });
    return client(subscription, push);
  };
}
