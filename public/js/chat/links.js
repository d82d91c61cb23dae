/**
 * @typedef {{ text: string, href?: string }} TextPart a piece of a message; with `href` it is a link
 */

/**
 * ASCII, since Korean writes its particles right behind an address ("…/c를"); Hangul only where a part of the path
 * begins with it ("/wiki/데미안").
 */
const address = /https?:\/\/(?:[/=_#-][가-힣]+|[\w.~:/?#[\]@!$&'()*+,;=%-])+/giu;

/**
 * Cuts a message into plain text and links. Only http and https become links, and only as they are written.
 *
 * @param {string} text
 * @returns {TextPart[]} together they are the text
 */
export function findLinks(text) {
  /** @type {TextPart[]} */
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(address)) {
    const written = withoutPunctuation(match[0]);
    const href = safeAddress(written);
    if (!href) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: written, href });
    end = match.index + written.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/**
 * The sentence's punctuation is not the address's; a closing bracket is, if it was opened inside.
 * @param {string} written
 */
function withoutPunctuation(written) {
  let end = written.length;
  for (; end > 0; end -= 1) {
    const last = written.charAt(end - 1);
    if (last === ')' && hasOpenBracket(written.slice(0, end - 1))) break;
    if (!/[.,:;!?'")\]]/u.test(last)) break;
  }
  return written.slice(0, end);
}

/** @param {string} text */
const hasOpenBracket = (text) => text.split('(').length > text.split(')').length;

/** @param {string} written */
function safeAddress(written) {
  if (!URL.canParse(written)) return null;
  const url = new URL(written);
  // "https://kyobobook.co.kr@evil.example" is not where it seems to lead.
  const isPlain = url.username === '' && url.password === '' && url.hostname.includes('.');
  return isPlain && /^https?:$/u.test(url.protocol) ? url.href : null;
}
