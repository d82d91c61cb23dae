import { updateLine } from './line-repository.ts';
import { type LineAddress, withLockedLine } from './locked-line.ts';
import { moneyLimits } from './money-limits.ts';
import type { MoneyEntry } from './money-line.ts';
import type { MoneyResult } from './money-result.ts';
import { findClubMeeting } from './payment-repository.ts';
import type { MoneyServices } from './services.ts';

/** Stores a new version of a line if it still has the version that its editor saw. */
export const editLine = (
  services: MoneyServices,
  userId: number,
  { clubId, id, version, ...entry }: MoneyEntry & LineAddress,
): Promise<MoneyResult> =>
  withLockedLine(services, { clubId, id, userId }, async (tx, line) => {
    // A line keeps its meeting even if that one is no longer offered.
    const isNewMeeting = entry.meetingId !== null && entry.meetingId !== line.meetingId;
    if (isNewMeeting && !(await findClubMeeting(tx, clubId, Number(entry.meetingId))))
      return { ok: false, reason: 'no_such_meeting' };
    // The last version is left for the deletion.
    if (line.version >= moneyLimits.versionsPerLine - 1) return { ok: false, reason: 'too_many_versions' };
    const isStored = await updateLine(tx, { id, userId, version }, entry);
    return isStored ? { ok: true } : { ok: false, reason: 'old_version' };
  });
