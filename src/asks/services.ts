import type { AnnounceToClub } from '../clubs/index.ts';
import type { AnnounceToMembers } from '../meetings/index.ts';

/** How people hear of asks; nobody is told without them. */
export interface AskServices {
  readonly announceToClub?: AnnounceToClub;
  readonly announceToMembers?: AnnounceToMembers;
}
