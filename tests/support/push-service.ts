import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Subscription } from '../../src/alarms/web-push-client.ts';

export interface Received {
  /** The time of arrival, in milliseconds since 1970. */
  readonly at: number;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A fake push service (RFC 8030) on the loopback, with a subscribed browser. */
export interface PushService {
  readonly subscription: Subscription;
  /** The origin that `PUSH_SERVICES` must name. */
  readonly origin: string;
  readonly received: Received[];
  /** Subscribes another browser. */
  subscribe(): Subscription;
  /** Sets the status of later answers; null: never answer. */
  answer(status: number | null, headers?: Record<string, string>): void;
  /** Decrypts a push with the browser's keys. */
  read(push: Received): unknown;
  close(): Promise<void>;
}

export async function startPushService(): Promise<PushService> {
  const received: Received[] = [];
  let status: number | null = 201;
  let answerHeaders: Record<string, string> = {};
  const server = createServer(async (req, res) => {
    const chunks: Buffer[] | null = await req.toArray().catch(() => null);
    // The client disconnected, or this service closes.
    if (!chunks) return;
    const body = Buffer.concat(chunks);
    received.push({ at: Date.now(), path: req.url ?? '', headers: req.headers, body });
    if (status !== null) res.writeHead(status, answerHeaders).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const browser = createECDH('prime256v1');
  browser.generateKeys();
  const secret = randomBytes(16);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let browsers = 0;
  const subscribe = () => {
    browsers += 1;
    return {
      endpoint: `${origin}/push/${browsers}`,
      p256dh: browser.getPublicKey('base64url'),
      auth: secret.toString('base64url'),
    };
  };
  return {
    subscription: subscribe(),
    origin,
    received,
    subscribe,
    answer: (next, headers = {}) => {
      status = next;
      answerHeaders = headers;
    },
    read: ({ body }) => JSON.parse(decrypt(body, browser, secret).toString()),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** RFC 8188 and 8291, the browser's side. One record. */
function decrypt(message: Buffer, browser: ReturnType<typeof createECDH>, secret: Buffer): Buffer {
  const salt = message.subarray(0, 16);
  const senderKey = message.subarray(21, 21 + message.readUInt8(20));
  const record = message.subarray(21 + message.readUInt8(20));
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), senderKey]);
  const key = Buffer.from(hkdfSync('sha256', browser.computeSecret(senderKey), secret, info, 32));
  const derive = (name: string, length: number) =>
    Buffer.from(hkdfSync('sha256', key, salt, `Content-Encoding: ${name}\0`, length));
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  decipher.setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  return padded.subarray(0, padded.lastIndexOf(2));
}

/** The claims of a VAPID header (RFC 8292), when the key in it signed them. */
export function vapidClaims(header: string | undefined, publicKey: string): Record<string, unknown> {
  const [, token = '', key] = /^vapid t=([^,]+), k=(.+)$/.exec(header ?? '') ?? [];
  if (key !== publicKey) throw new Error(`signed with another key: ${key}`);
  const point = Buffer.from(publicKey, 'base64url');
  const [head, claims, signature] = token.split('.');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  };
  const isValid = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature ?? '', 'base64url'),
  );
  if (!isValid) throw new Error('the signature is not of this key');
  return JSON.parse(Buffer.from(claims ?? '', 'base64url').toString());
}
