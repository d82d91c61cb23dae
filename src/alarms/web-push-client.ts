import { lookup } from 'node:dns';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Clock } from '../platform/clock.ts';
import { request as requestHttp } from '../platform/http/node-http.ts';
import type { AddedPushServices } from '../platform/push-services-setting.ts';
import { lookUpPublic, type ResolveName } from './look-up-public.ts';
import { isPushEndpoint, noAddedServices } from './push-endpoint.ts';
import { isPushPublicKey, isPushSecret } from './push-keys.ts';
import { judgeAnswer, type WebPushAnswer } from './web-push-answer.ts';

export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** A browser's push subscription. */
export interface Subscription {
  readonly endpoint: string;
  /** The browser's public key and secret, base64url. */
  readonly p256dh: string;
  readonly auth: string;
}

export interface WebPush {
  /** JSON for our service worker. */
  readonly payload: string;
  /** Seconds for which the push service may store it for a device that is off. */
  readonly ttl: number;
}

export type WebPushClient = (subscription: Subscription, push: WebPush) => Promise<WebPushAnswer>;

const answerTimeoutMs = 3_000;

/** Loads the package when it is first needed: most web processes never send a push. */
const loadWebPush = async () => (await import('web-push')).default;

export const createVapidKeys = async (): Promise<VapidKeys> => (await loadWebPush()).generateVAPIDKeys();

/**
 * Encrypts, signs and sends a push (RFC 8030, 8291, 8292). `subject` is a mailto: or https: address
 * of the operator. @throws only for errors of this site: its keys or its subject
 */
export function createWebPushClient(options: {
  vapid: VapidKeys;
  subject: string;
  clock: Clock;
  /** Push services beyond the built-in ones. */
  added?: AddedPushServices;
  resolveName?: ResolveName;
}): WebPushClient {
  const { vapid, subject, clock, added = noAddedServices, resolveName = lookup } = options;
  return async ({ endpoint, p256dh, auth }, { payload, ttl }) => {
    // Invalid, or of a service that is no longer on the list: no push can ever be sent to it.
    if (!isPushEndpoint(endpoint, added) || !isPushPublicKey(p256dh) || !isPushSecret(auth))
      return { kind: 'gone', status: null };
    const webPush = await loadWebPush();
    // Throws when the site's keys or subject are wrong. No subscription may be deleted for that.
    const details = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
      vapidDetails: { subject, ...vapid },
      TTL: ttl,
      urgency: 'high',
    });
    const answer = await post(endpoint, { ...details, lookup: lookUpPublic(resolveName) }).catch(() => null);
    return answer === null
      ? { kind: 'failed', status: null }
      : judgeAnswer(answer.status, answer.retryAfter, clock.now());
  };
}

/** Does not follow redirects and does not read the body of the answer. */
function post(
  endpoint: string,
  call: { method: string; headers: object; body: Buffer | null; lookup: LookupFunction },
): Promise<{ status: number; retryAfter: string | undefined }> {
  const send = endpoint.startsWith('https:') ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const req = send(
      endpoint,
      {
        method: call.method,
        headers: { ...call.headers },
        signal: AbortSignal.timeout(answerTimeoutMs),
        lookup: call.lookup,
        agent: false,
      },
      (res) => {
        res.destroy();
        resolve({ status: res.statusCode ?? 0, retryAfter: res.headers['retry-after'] });
      },
    );
    req.once('error', reject);
    req.end(call.body);
  });
}
