import type { ClubServices } from '../clubs/index.ts';

/** The services that the use cases of this feature take. */
export type VoteServices = Pick<ClubServices, 'db' | 'announce' | 'jitter'>;
