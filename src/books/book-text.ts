/** `title - subtitle`, as Aladin writes both in one field. A known subtitle decides where to cut; else the first " - " does. */
export function splitTitle(full: string, knownSubtitle = ''): { title: string; subtitle: string | null } {
  const known = ` - ${knownSubtitle}`;
  const at = knownSubtitle !== '' && full.endsWith(known) ? full.length - known.length : full.indexOf(' - ');
  const title = full.slice(0, at).trim();
  const subtitle = full.slice(at + 3).trim();
  return at < 0 || title === '' || subtitle === '' ? { title: full, subtitle: null } : { title, subtitle };
}

/** Aladin's stand-ins for "no date yet" lie here or beyond: 2079-01-01. */
const placeholdersFrom = '2050-01-01';
const firstPrinted = '1400-01-01';

/** A day of the calendar as `YYYY-MM-DD`; null when the text is none, or a placeholder. */
export function readDate(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < firstPrinted || text >= placeholdersFrom) return null;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}

/** An absolute https address, or null. Aladin serves the same under both schemes, and pages may only load https. */
function readWebUrl(text: string): string | null {
  const url = URL.parse(text.startsWith('//') ? `https:${text}` : text);
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  url.protocol = 'https:';
  return url.href;
}

/** A cover, as served; null for Aladin's picture of no picture. */
export const readCoverUrl = (text: string): string | null =>
  /\/noimg/i.test(text) ? null : readWebUrl(text);

export const productPage = (itemId: number) => `https://www.aladin.co.kr/shop/wproduct.aspx?ItemId=${itemId}`;

/** Only Aladin's own address may be printed as the product's. */
export function readProductUrl(text: string, itemId: number): string {
  const url = readWebUrl(text);
  return url !== null && /(?:^|\.)aladin\.co\.kr$/.test(new URL(url).hostname) ? url : productPage(itemId);
}
