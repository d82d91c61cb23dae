import { isOfAladin } from './item-id.ts';

/**
 * Splits `title - subtitle`, which Aladin writes in one field: at the known subtitle if given, else
 * at the first ` - `.
 */
export function splitTitle(full: string, knownSubtitle = ''): { title: string; subtitle: string | null } {
  const known = ` - ${knownSubtitle}`;
  const at = knownSubtitle !== '' && full.endsWith(known) ? full.length - known.length : full.indexOf(' - ');
  const title = full.slice(0, at).trim();
  const subtitle = full.slice(at + 3).trim();
  return at < 0 || title === '' || subtitle === '' ? { title: full, subtitle: null } : { title, subtitle };
}

/** Aladin's placeholders for "no date yet" are on or after this day. */
const placeholdersFrom = '2050-01-01';
const firstPrinted = '1400-01-01';

/** Returns a date as `YYYY-MM-DD`; null for an invalid date or a placeholder. */
export function readDate(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < firstPrinted || text >= placeholdersFrom) return null;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}

/**
 * Returns an absolute https address, or null. Aladin serves the same files over http and https, and
 * pages may only load https.
 */
function readWebUrl(text: string): string | null {
  const url = URL.parse(text.startsWith('//') ? `https:${text}` : text);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  url.protocol = 'https:';
  return url.href;
}

/** The host of Aladin's covers, the only one from which a page may load pictures. */
const coverOrigin = 'https://image.aladin.co.kr';

/** Returns the address of a cover; null for a picture elsewhere and for Aladin's "no image". */
export function readCoverUrl(text: string): string | null {
  const url = readWebUrl(text);
  const isCover = url !== null && new URL(url).origin === coverOrigin && !/\/noimg/i.test(url);
  return isCover ? url : null;
}

/** Returns the address of Aladin's page of an item; empty for a book that Aladin did not name. */
export const productPage = (itemId: number): string =>
  isOfAladin(itemId) ? `https://www.aladin.co.kr/shop/wproduct.aspx?ItemId=${itemId}` : '';

/** Returns the address of a product page; null unless it is on Aladin's own host. */
export function readProductUrl(text: string, itemId: number): string {
  const url = readWebUrl(text);
  return url !== null && /(?:^|\.)aladin\.co\.kr$/.test(new URL(url).hostname) ? url : productPage(itemId);
}
