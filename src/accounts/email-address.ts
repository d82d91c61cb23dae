import { domainToASCII } from 'node:url';
import { emailLimits } from '../platform/text/text-limits.ts';

const notAscii = /[^\p{ASCII}]/u;

/**
 * The key of an e-mail address: NFKC, trimmed, lower case, a domain of other letters in punycode as
 * browsers send it. Two spellings of one address are one account. Doing it twice changes nothing.
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
 * Whether a normalised address is one that a browser takes in `type=email` (the HTML standard's
 * rule), and not too long to be stored.
 */
export const isEmailAddress = (address: string): boolean =>
  address.length <= emailLimits.stored && browserRule.test(address);
