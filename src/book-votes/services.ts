import type { AskServices } from '../asks/index.ts';
import type { ClubServices } from '../clubs/index.ts';

/** The services that the use cases of this feature take. Members hear of votes as of asks. */
export type VoteServices = Pick<ClubServices, 'db' | 'jitter'> & Pick<AskServices, 'announceToClub'>;
