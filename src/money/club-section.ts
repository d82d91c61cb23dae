import { type ClubDetail, isMember } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import type { PageSection } from '../platform/http/render.ts';
import { findSums } from './line-repository.ts';
import { balanceOf } from './money-line.ts';
import { won } from './view.ts';

/** Returns the line of a club's page that leads members to the ledger; null for others. */
export async function moneySection(
  db: Database,
  { club, asker }: Pick<ClubDetail, 'club' | 'asker'>,
): Promise<PageSection | null> {
  if (!isMember(asker)) return null;
  const sums = await findSums(db, club.id);
  const balance = sums.lines === 0 ? null : won(balanceOf(sums));
  return { view: 'money/partials/club-line', model: { href: `/clubs/${club.id}/money`, balance } };
}
