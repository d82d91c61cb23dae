import { type ClubDetail, canManage, clubTool, isMember } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { proposeHrefOf, votesHrefOf } from './assets-view.ts';
import { findVoted } from './ballot-repository.ts';
import { openVoteLines } from './list-view.ts';
import { canTakePart } from './policy.ts';
import { findCandidates, findUncounted } from './vote-repository.ts';

/**
 * Returns the lines on a club's page of its open votes; null for people who are no members, and if
 * none is open.
 */
export async function bookVotesSection(db: Database, detail: ClubDetail): Promise<PageSection | null> {
  const { club, asker, now } = detail;
  if (!asker || !isMember(asker) || !canTakePart(detail).ok) return null;
  const open = (await findUncounted(db, club.id)).filter(({ isOver }) => !isOver);
  if (open.length === 0) return null;
  const ids = open.map(({ id }) => id);
  const [candidates, voted] = await Promise.all([findCandidates(db, ids), findVoted(db, ids, asker.userId)]);
  const candidateCounts = new Map([...candidates].map(([id, list]) => [id, list.length]));
  return {
    view: 'book-votes/partials/open-vote-lines',
    model: { votes: openVoteLines({ open, voted, candidateCounts }, now) },
  };
}

/** Returns the members' way to propose a book; null for others and in a closed club. */
export const proposeSection = (detail: ClubDetail): PageSection | null =>
  canTakePart(detail).ok
    ? {
        view: 'book-votes/partials/propose-link',
        model: { proposeHref: proposeHrefOf(detail.club.id), href: votesHrefOf(detail.club.id) },
      }
    : null;

/** Returns the leaders' link to opening a vote; null for people without the right to. */
export const bookVoteTool = (detail: ClubDetail): PageSection | null =>
  canManage(detail).ok
    ? clubTool({ href: `${votesHrefOf(detail.club.id)}#open`, label: '책 투표 열기', note: null })
    : null;
