import { type ClubDetail, canManage, clubTool, isMember } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { askKinds } from './ask.ts';
import { ownLines } from './line-view.ts';
import { countWaiting, findOwnOpen, type OwnAsk } from './open-ask-repository.ts';

/** Most lines of what waits for a person's answer. */
const mostLines = 5;
/** Most asks that the leaders' tool counts. */
const mostCounted = 20;

/**
 * Returns what waits for a member's own answer in a club and its meetings, for its page; null if
 * nothing does. Polls, votes and notices have their own places there.
 */
export async function ownAsksSection(
  db: Database,
  { club, asker, now }: Pick<ClubDetail, 'club' | 'asker' | 'now'>,
): Promise<PageSection | null> {
  if (!asker || !isMember(asker) || club.closedAt) return null;
  const asks = await findOwnOpen(db, {
    userId: asker.userId,
    clubId: club.id,
    kinds: ['attendance', 'note'],
    limit: mostLines,
  });
  const lines = ownLines(asks, now, { showsClub: false });
  return lines.length === 0 ? null : { view: 'asks/partials/own', model: { lines } };
}

/** For leaders: a link to the list of members who have not answered. Null for other members. */
export async function asksTool(db: Database, detail: ClubDetail): Promise<PageSection | null> {
  if (!canManage(detail).ok) return null;
  const waiting = await countWaiting(db, detail.club.id, mostCounted);
  const note = waiting === 0 ? null : `${waiting}건`;
  return clubTool({ href: `/clubs/${detail.club.id}/asks`, label: '아직 답하지 않은 분', note });
}

/** Finds the questions that wait for a person's own answer everywhere, at most five. */
export const findOwnAsks = (db: Database, userId: number): Promise<OwnAsk[]> =>
  findOwnOpen(db, { userId, clubId: null, kinds: askKinds, limit: mostLines });
