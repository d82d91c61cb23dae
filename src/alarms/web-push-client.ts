import { ECDH } from 'node:crypto';
import { type LookupAddress, lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import webPush from 'web-push';
import { type EndpointRule, isPushEndpoint, publicEndpoints } from './push-endpoint.ts';

export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** A browser that takes Web Push. */
export interface Subscription {
  readonly endpoint: string;
  /** The browser's public key and secret, base64url. */
  readonly p256dh: string;
  readonly auth: string;
}

export interface WebPush {
  /** JSON for our service worker. */
  readonly payload: string;
  /** Seconds for which the push service may keep it for a device that is off. */
  readonly ttl: number;
}

/** `gone`: the browser takes no more, for good. `failed`: may work later. */
export type WebPushOutcome = 'sent' | 'gone' | 'failed';
export type WebPushClient = (subscription: Subscription, push: WebPush) => Promise<WebPushOutcome>;

/** Milliseconds for one push service to answer. */
const patience = 5_000;

export const createVapidKeys = (): VapidKeys => webPush.generateVAPIDKeys();

/** Encrypts, signs and sends (RFC 8030, 8291, 8292). `subject` is where a push service can reach the operator: mailto: or https:. */
export function createWebPushClient(options: {
  vapid: VapidKeys;
  subject: string;
  rule?: EndpointRule;
  resolveName?: ResolveName;
}): WebPushClient {
  const { vapid, subject, rule = publicEndpoints, resolveName = lookup } = options;
  return async ({ endpoint, p256dh, auth }, { payload, ttl }) => {
    // No browser's: nothing can ever be sent to it.
    if (!isPushEndpoint(endpoint, rule) || !areKeys(p256dh, auth)) return 'gone';
    // What fails here is ours (the site's keys, the subject), and must not cost anybody her subscription.
    const details = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
      vapidDetails: { subject, ...vapid },
      TTL: ttl,
      urgency: 'high',
    });
    const status = await post(endpoint, { ...details, lookup: lookUpAllowed(resolveName, rule) }).catch(
      () => null,
    );
    if (status === 404 || status === 410) return 'gone';
    return status !== null && status >= 200 && status < 300 ? 'sent' : 'failed';
  };
}

/** Whether they are a point of the curve P-256, uncompressed, and a secret of 16 bytes (RFC 8291). */
function areKeys(p256dh: string, auth: string): boolean {
  const point = Buffer.from(p256dh, 'base64url');
  if (point.length !== 65 || Buffer.from(auth, 'base64url').length < 16) return false;
  try {
    ECDH.convertKey(point, 'prime256v1');
    return true;
  } catch {
    return false;
  }
}

/** Redirects are not followed, the answer's body is not read. @returns the status */
function post(
  endpoint: string,
  call: { method: string; headers: object; body: Buffer | null; lookup: LookupFunction },
): Promise<number> {
  const send = endpoint.startsWith('https:') ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const req = send(
      endpoint,
      {
        method: call.method,
        headers: { ...call.headers },
        signal: AbortSignal.timeout(patience),
        lookup: call.lookup,
        agent: false,
      },
      (res) => {
        res.destroy();
        resolve(res.statusCode ?? 0);
      },
    );
    req.once('error', reject);
    req.end(call.body);
  });
}

/** Like `lookup` of node:dns. */
type ResolveName = (
  hostname: string,
  options: { all: true },
  done: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

/** A name of the public internet can lead into our own network: what counts is the address that is connected to. */
const lookUpAllowed =
  (resolveName: ResolveName, rule: EndpointRule): LookupFunction =>
  (hostname, options, done) =>
    resolveName(hostname, { all: true }, (error, found) => {
      if (error) return done(error, []);
      const allowed = found.filter(({ address }) => rule.isAllowedAddress(address));
      const [first] = allowed;
      if (!first) return done(new Error('the endpoint is not on the public internet'), []);
      return options.all ? done(null, allowed) : done(null, first.address, first.family);
    });
