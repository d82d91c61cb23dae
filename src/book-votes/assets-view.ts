import { bookStyles, coverScripts } from '../books/index.ts';
import { clubAssets } from '../clubs/index.ts';

/** The assets of every page of this feature. */
export const voteAssets = {
  styles: [...clubAssets.styles, ...bookStyles, '/css/pages/book-votes.css'],
  scripts: coverScripts,
} as const;

export const votesHrefOf = (clubId: number): string => `/clubs/${clubId}/book-votes`;
export const voteHrefOf = (voteId: number): string => `/book-votes/${voteId}`;
export const proposeHrefOf = (clubId: number): string => `/clubs/${clubId}/book-proposals/new`;
