import { matchesHostPattern } from '../platform/host-patterns.ts';
import type { AddedPushServices } from '../platform/push-services-setting.ts';

/**
 * Push services by the name used in metrics. Only these and those of `PUSH_SERVICES` are called: an
 * endpoint is an address that a user chooses and this server posts to.
 */
const knownServices = {
  /** Chrome, Edge on Android, Opera, Samsung Internet; the last: Chromium without Google's keys. */
  google: ['fcm.googleapis.com', 'android.googleapis.com', 'jmt17.google.com'],
  /** Firefox. */
  mozilla: ['*.push.services.mozilla.com'],
  /** Safari and web apps on the home screen of an iPhone. */
  apple: ['*.push.apple.com'],
  /** Edge on Windows. */
  microsoft: ['*.notify.windows.com'],
} as const satisfies Record<string, readonly string[]>;

export type PushServiceName = keyof typeof knownServices | 'other';
export const pushServiceNames: readonly PushServiceName[] = [
  ...(Object.keys(knownServices) as (keyof typeof knownServices)[]),
  'other',
];

export const noAddedServices: AddedPushServices = { hosts: [], loopbackOrigins: [] };

export const maxEndpointLength = 1_000;

/** Whether a text has only characters that a browser leaves unescaped in an address. */
export const isPrintable = (text: string): boolean => /^[\x21-\x7e]+$/.test(text);

/**
 * Whether an address belongs to an allowed push service: https, default port, no user name, a
 * listed host. Endpoints of a fake on this machine are allowed where the setting names their
 * origin.
 */
export function isPushEndpoint(text: string, added: AddedPushServices = noAddedServices): boolean {
  if (text.length > maxEndpointLength || !isPrintable(text) || !URL.canParse(text)) return false;
  const { protocol, hostname, username, password, port, origin } = new URL(text);
  if (username !== '' || password !== '') return false;
  if (added.loopbackOrigins.includes(origin)) return true;
  if (protocol !== 'https:' || port !== '') return false;
  return serviceOfHost(hostname) !== 'other' || matchesHostPattern(hostname, added.hosts);
}

function serviceOfHost(host: string): PushServiceName {
  for (const [name, patterns] of Object.entries(knownServices))
    if (matchesHostPattern(host, patterns)) return name as PushServiceName;
  return 'other';
}

/**
 * Host and port of an endpoint. Only this part may be logged: the rest is a secret. Empty when the
 * stored text is no address.
 */
export const hostOf = (endpoint: string): string => URL.parse(endpoint)?.host ?? '';

/** The name of an endpoint's push service in metrics. */
export const pushServiceOf = (endpoint: string): PushServiceName =>
  serviceOfHost(URL.parse(endpoint)?.hostname ?? '');
