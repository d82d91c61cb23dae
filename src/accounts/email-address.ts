import { domainToASCII } from 'node:url';
import { emailLimits } from '../platform/text/text-limits.ts';

const notAscii = /[^\p{ASCII}]/u;

/**
 * Returns the key of an e-mail address: NFKC, trimmed, lower case, an international domain in
 * punycode as browsers send it. Different spellings of an address have one key. Idempotent.
 */
export function normaliseEmail(typed: string): string {
  const plain = typed.normalize('NFKC').trim().toLowerCase().normalize('NFKC');
  const at = plain.lastIndexOf('@');
  const domain = plain.slice(at + 1);
  if (at < 0 || !notAscii.test(domain)) return plain;
  return plain.slice(0, at + 1) + (domainToASCII(domain) || domain);
}

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const browserRule = new RegExp(`^[a-z0-9.!#$%&'*+/=?^_\`{|}~-]+@${label}(?:\\.${label})*$`);

/**
 * Whether a browser accepts a normalised address in `type=email` (the HTML standard's rule), and it
 * is short enough to be stored.
 */
export const isEmailAddress = (address: string): boolean =>
  address.length <= emailLimits.stored && browserRule.test(address);
