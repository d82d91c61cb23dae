import { matchesHostPattern } from '../platform/host-patterns.ts';
import type { AddedPushServices } from '../platform/push-services-setting.ts';

/**
 * The push services of the browsers in use, by the name under which they are counted. Only these and those of `PUSH_SERVICES` are
 * called: an endpoint is an address that a person chooses and this server writes to.
 */
const knownServices = {
  /** Chrome, Edge on Android, Opera, Samsung Internet; builds of Chromium without Google's keys use the last one. */
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

export const longestEndpoint = 1_000;

/** A text without spaces, control characters or anything else that a browser would have escaped in an address. */
export const isPrintable = (text: string): boolean => /^[\x21-\x7e]+$/.test(text);

/**
 * Whether an address that a browser gave is one of a push service: https, the usual port, no user name, a host that is on the list.
 * Endpoints of a fake on this machine are allowed where the setting names their origin.
 */
export function isPushEndpoint(text: string, added: AddedPushServices = noAddedServices): boolean {
  if (text.length > longestEndpoint || !isPrintable(text) || !URL.canParse(text)) return false;
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
 * Host and port of an endpoint: the part that may be logged and that calls are spread by. The rest of it is a secret. Empty when a stored
 * text is no address.
 */
export const hostOf = (endpoint: string): string => URL.parse(endpoint)?.host ?? '';

/** The name under which calls to an endpoint are counted. */
export const pushServiceOf = (endpoint: string): PushServiceName =>
  serviceOfHost(URL.parse(endpoint)?.hostname ?? '');
