import { contactHref } from './operator.ts';

/** RFC 9116 advises an expiry of less than a year ahead. */
const validMs = 180 * 24 * 60 * 60 * 1_000;

/** Returns `/.well-known/security.txt` (RFC 9116): where to report a weakness of the site. */
export const securityText = (contact: string, origin: string, now: Date): string =>
  [
    `Contact: ${contactHref(contact)}`,
    `Expires: ${new Date(now.getTime() + validMs).toISOString()}`,
    'Preferred-Languages: ko, en',
    `Canonical: ${origin}/.well-known/security.txt`,
    '',
  ].join('\n');
