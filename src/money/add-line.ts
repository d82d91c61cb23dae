import { canManage, withLockedClub } from '../clubs/index.ts';
import { countLines, findSameLine, insertLine } from './line-repository.ts';
import { moneyLimits } from './money-limits.ts';
import type { MoneyEntry } from './money-line.ts';
import type { MoneyResult } from './money-result.ts';
import { findClubMeeting } from './payment-repository.ts';
import type { MoneyServices } from './services.ts';

/**
 * Adds a line to a club's ledger. The same line of the same person within ten seconds is
 * stored once. Locks the club.
 */
export const addLine = (
  services: MoneyServices,
  userId: number,
  { clubId, ...entry }: MoneyEntry & { readonly clubId: number },
): Promise<MoneyResult> =>
  withLockedClub<MoneyResult>(services, { clubId, userId }, async (tx, clubForAsker) => {
    const decision = canManage(clubForAsker);
    if (!decision.ok) return decision;
    if (entry.meetingId !== null && !(await findClubMeeting(tx, clubId, entry.meetingId)))
      return { ok: false, reason: 'no_such_meeting' };
    if ((await findSameLine(tx, clubId, userId, entry)) !== null) return { ok: true };
    if ((await countLines(tx, clubId)) >= moneyLimits.linesPerClub)
      return { ok: false, reason: 'too_many_lines' };
    await insertLine(tx, clubId, userId, entry);
    return { ok: true };
  });
