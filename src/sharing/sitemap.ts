/** Range of ids in one file of the sitemap. The format allows 50,000 addresses in a file. */
export const idsPerPart = 10_000;

/** Returns the number of the file that holds an id; 0 for id 0. */
export const partOf = (id: number): number => Math.ceil(id / idsPerPart);

const head = '<?xml version="1.0" encoding="UTF-8"?>';

const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

const escaped = (text: string) => text.replaceAll('&', '&amp;');

/** Returns the sitemap index, which lists the other files. */
export const sitemapIndex = (origin: string, parts: readonly string[]): string =>
  `${head}<sitemapindex ${namespace}>${parts.map((part) => `<sitemap><loc>${origin}/sitemaps/${part}.xml</loc></sitemap>`).join('')}</sitemapindex>`;

/** Returns one file of the sitemap. */
export const sitemapPart = (origin: string, paths: readonly string[]): string =>
  `${head}<urlset ${namespace}>${paths.map((path) => `<url><loc>${escaped(origin + path)}</loc></url>`).join('')}</urlset>`;
