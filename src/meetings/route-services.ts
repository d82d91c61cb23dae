import type { Request } from 'express';
import type { Pool } from 'pg';
import type { AladinSearch } from '../books/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { PageSection } from '../platform/http/render.ts';
import type { RateLimits } from '../platform/rate-limits/index.ts';
import type { SearchPool } from '../platform/search/index.ts';
import type { MeetingForAsker } from './meeting.ts';
import type { MeetingDetail } from './meeting-detail.ts';
import type { PartConditions } from './page-parts.ts';
import type { MeetingServices } from './services.ts';

/** The services and settings of this feature's routes. */
export interface MeetingRouteServices extends MeetingServices {
  readonly env: { readonly APP_ORIGIN: string };
  readonly clock: Clock;
  /** For the statements of the most frequent pages. */
  readonly pool: Pool;
  readonly searches: SearchPool;
  readonly rateLimits: RateLimits;
  /** Aladin's search for a meeting's book; null on a site without a key. */
  readonly aladin: AladinSearch | null;
  /** Finds the books that members of a club proposed: the choice of a book begins with them. */
  readonly findProposedBooks: (clubId: number) => Promise<readonly number[]>;
  /** Parts of its page to look for in the statement that finds a meeting; none by default. */
  readonly parts?: PartConditions;
  /**
   * Marks the person's notifications of the meeting in the path as read. `detail` is null if she
   * may not know of it: she may have notifications from before.
   */
  readonly markMeetingRead?: (req: Request, detail: MeetingDetail | null) => Promise<void>;
  /**
   * Sections that other features add to a meeting's page for one person; none by default. `isSeen`:
   * whether she really sees the page.
   */
  readonly sectionsOf?: (detail: MeetingDetail, isSeen: boolean) => Promise<readonly PageSection[]>;
  /** A section that asks a member whether she comes; null for other people. */
  readonly attendanceOf?: (detail: MeetingDetail, isSeen: boolean) => Promise<PageSection | null>;
  /** A section above everything else, for a member who did not come; null for other visits. */
  readonly topOf?: (meetingForAsker: MeetingForAsker, isSeen: boolean) => Promise<PageSection | null>;
  /** A section in which a member rates the book of a meeting that ended; null for other people. */
  readonly ratingOf?: (detail: MeetingDetail) => Promise<PageSection | null>;
}
