import type { PageSection } from '../platform/http/render.ts';
import type { ClubDetail } from './show-club.ts';

/** Sections that other features add to a club's page. */
export interface ClubSections {
  /** Beside the heading: questions to the person, such as an offer of the lead. */
  readonly side: readonly PageSection[];
  /** Between the club's description and its members. */
  readonly main: readonly PageSection[];
  /** Links among the leaders' tools. */
  readonly tools: readonly PageSection[];
  /** Links to what leaders seldom change, in a fold of their own. */
  readonly settings: readonly PageSection[];
  /** Folds below the tools. */
  readonly folds: readonly PageSection[];
}

export const noSections: ClubSections = { side: [], main: [], tools: [], settings: [], folds: [] };

/**
 * Finds the sections for one person, who may see this club.
 * @param isSeen whether she will see the page, which a prefetch does not promise
 */
export type FindClubSections = (detail: ClubDetail, isSeen: boolean) => Promise<ClubSections>;
