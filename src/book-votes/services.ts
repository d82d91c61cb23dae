import type { AskServices } from '../asks/index.ts';
import type { ClubServices } from '../clubs/index.ts';
import type { Logger } from '../platform/log.ts';

/** The services that the use cases of this feature take. Members hear of votes as of asks. */
export type VoteServices = Pick<ClubServices, 'db' | 'jitter'> & Pick<AskServices, 'announceToClub'>;

/** The services of the worker's part. */
export type VoteJobServices = VoteServices & { readonly log: Logger };
