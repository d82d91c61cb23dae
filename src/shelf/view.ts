import { coverScripts } from '../books/index.ts';

/** The assets of every page of this feature. */
export const shelfAssets = {
  styles: ['/css/meetings.css', '/css/pages/shelf.css'],
  scripts: coverScripts,
} as const;
