import { isHostPattern } from './host-patterns.ts';

/** The push services that `PUSH_SERVICES` adds to the built-in list. */
export interface AddedPushServices {
  /** Exact host names, or `*.` followed by a domain. */
  readonly hosts: readonly string[];
  /** Origins of fakes on this machine, such as `http://127.0.0.1:4000`; never in production. */
  readonly loopbackOrigins: readonly string[];
}

/**
 * Thrown for an entry of `PUSH_SERVICES` that cannot be parsed. The message quotes the entry, which
 * is not secret.
 */
export class PushServicesSettingError extends Error {
  override name = 'PushServicesSettingError';
}

/**
 * Reads `PUSH_SERVICES`: comma-separated hosts, or `*.` and a domain.
 * @throws {PushServicesSettingError}
 */
export function readPushServices(text: string): AddedPushServices {
  const entries = text
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== '');
  const loopbackOrigins = entries.filter((entry) => /^http:\/\/127\.0\.0\.1:\d{1,5}$/.test(entry));
  const hosts = entries.filter((entry) => !loopbackOrigins.includes(entry));
  const wrong = hosts.find((entry) => !isHostPattern(entry));
  if (wrong !== undefined)
    throw new PushServicesSettingError(
      `"${wrong}" is no host, such as push.example.com or *.push.example.com`,
    );
  return { hosts, loopbackOrigins };
}
