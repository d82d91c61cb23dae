import { isIP } from 'node:net';

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const hostName = new RegExp(`^${label}(?:\\.${label})+$`);
const longestHostName = 253;

/**
 * Whether a text names a host exactly (`push.example.com`) or all hosts below a domain
 * (`*.push.example.com`). A domain has at least two labels, so that no pattern covers a whole
 * top-level domain. IP addresses and ports are not host patterns.
 */
export function isHostPattern(text: string): boolean {
  const host = text.startsWith('*.') ? text.slice(2) : text;
  return host.length <= longestHostName && hostName.test(host) && isIP(host) === 0 && !/\.\d+$/.test(host);
}

/** Whether one of the patterns matches a host name in lower case (as `URL` gives it). */
export const matchesHostPattern = (host: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) =>
    pattern.startsWith('*.')
      ? host.endsWith(pattern.slice(1)) && host.length >= pattern.length
      : host === pattern,
  );
