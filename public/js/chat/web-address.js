/** Hosts in ASCII or Hangul are shown as written. In other scripts a host can look like another. */
const familiarHost = /^[a-zA-Z0-9.:가-힣-]+$/u;
/** Characters that reorder text or are invisible, so a reader would see another address. */
const invisible = /[\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Cc}]/u;

/**
 * Parses an http or https address. Returns null if the browser would open another host than the one
 * that a reader sees: "https://kyobobook.co.kr@evil.example", "http://0x7f.1/".
 *
 * @param {string} written
 * @returns {{ href: string, shown: string } | null} `shown` has a host in other scripts
 *   in Punycode
 */
export function readAddress(written) {
  const authority = /^https?:\/\/([^/?#\\]+)/iu.exec(written)?.[1];
  if (!authority || authority.includes('@') || invisible.test(written) || !URL.canParse(written)) return null;
  const url = new URL(written);
  if (!/^https?:$/u.test(url.protocol) || !isPublicName(url.hostname)) return null;
  const host = authority.replace(/:\d*$/u, '');
  const isAscii = /^[\x21-\x7e]+$/u.test(host);
  if (isAscii) return url.hostname === host.toLowerCase() ? { href: url.href, shown: written } : null;
  // "example.com보세요": the sentence continues right after the host.
  if (/[a-z0-9][^\x21-\x7e]|[^\x21-\x7e][a-z0-9]/iu.test(host.split('.').at(-1) ?? '')) return null;
  const isFamiliar = familiarHost.test(host) && url.hostname.includes('xn--');
  return { href: url.href, shown: isFamiliar ? written : written.replace(host, url.hostname) };
}

/** @param {string} hostname */
const isPublicName = (hostname) => hostname.replace(/\.$/u, '').includes('.') && !/(^|\.)\./u.test(hostname);
