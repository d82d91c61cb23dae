import { type AladinSearch, createAladinSearch, createItemSearch } from '../books/index.ts';
import type { Live } from './connect.ts';

/** Creates Aladin's search; null on a site without a key. */
export function aladinSearch(live: Live): AladinSearch | null {
  const { ALADIN_TTB_KEY: key, ALADIN_BASE_URL: baseUrl } = live.env;
  if (key === undefined) return null;
  return createAladinSearch({ ...live, searchItems: createItemSearch({ baseUrl, key }) });
}
