import type pg from 'pg';
import type { Database } from '../platform/db.ts';
import { alarmOf } from './alarm.ts';
import { claimWebPushes, type DueWebPush, deleteSubscriptions, markWebPushed } from './push-repository.ts';
import { webPushText } from './view.ts';
import type { WebPushClient, WebPushOutcome } from './web-push-client.ts';

/** Alarms of one look; the next one comes soon. */
const batch = 200;
/** Calls to push services at one time. */
const atOnce = 20;

export interface WebPushServices {
  readonly db: Database;
  readonly pool: pg.Pool;
  readonly send: WebPushClient;
}

/** Sends what no browser has received within 15 s of its push to those browsers that take Web Push. @returns how many alarms went out */
export async function sendWebPushes(services: WebPushServices): Promise<number> {
  const due = await claimWebPushes(services.pool, batch);
  let sent = 0;
  const queue = due.values();
  const work = async () => {
    for (const push of queue) if (await sendOne(services, push)) sent += 1;
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, due.length) }, work));
  return sent;
}

async function sendOne({ db, pool, send }: WebPushServices, due: DueWebPush): Promise<boolean> {
  const alarm = alarmOf(due.announcement, due.meeting);
  const { id, kind, startsAt, url } = alarm;
  const payload = JSON.stringify({ id, kind, startsAt, url, ...webPushText(alarm, due.meeting.now) });
  const ttl = Math.max(0, Math.floor((due.until.getTime() - due.meeting.now.getTime()) / 1_000));
  const outcomes = await Promise.all(
    due.subscriptions.map(async (subscription) => ({
      endpoint: subscription.endpoint,
      outcome: await send(subscription, { payload, ttl }),
    })),
  );
  const endpointsThat = (wanted: WebPushOutcome) =>
    outcomes.filter(({ outcome }) => outcome === wanted).map(({ endpoint }) => endpoint);
  await deleteSubscriptions(db, endpointsThat('gone'));
  const endpoints = endpointsThat('sent');
  if (endpoints.length === 0) return false;
  // One device may be asleep where another one's push service is down: that one is tried again.
  await markWebPushed(pool, due, { endpoints, isDone: endpointsThat('failed').length === 0 });
  return true;
}
