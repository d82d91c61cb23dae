import type { PageSection } from '../platform/http/render.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { SearchPool } from '../platform/search/index.ts';
import type { ClubForAsker } from './club.ts';
import type { FindClubSections } from './club-sections.ts';
import type { ClubServices } from './services.ts';

/** The services and settings of this feature's routes. */
export interface ClubRouteServices extends ClubServices {
  readonly env: { readonly APP_ORIGIN: string };
  readonly searches: SearchPool;
  readonly rateLimits: RateLimits;
  /** Makes the secret from which the secret part of an invitation's link follows. */
  readonly newToken: () => string;
  /** Finds the sections that other features add to a club's page. */
  readonly sectionsOf?: FindClubSections;
  /** Finds what an invitation tells of the club's past meetings. */
  readonly recordOf?: (clubForAsker: ClubForAsker) => Promise<PageSection | null>;
}
