import { dropAsk, openAsk } from '../asks/index.ts';
import { canManage, type ManageRefusal, type NotFound, withLockedClub } from '../clubs/index.ts';
import { isForeignKeyViolation } from '../platform/db.ts';
import { countRecent, deleteOldest, findSame, insertPoll, type PollPlan } from './open-poll-repository.ts';
import { askOf } from './poll-ask.ts';
import { pollLimits } from './poll-limits.ts';
import type { DatePollServices } from './services.ts';

export type OpenRefusal = ManageRefusal | 'too_many_open' | 'too_many_today' | 'no_book';

export type OpenPollResult =
  | { readonly ok: true; readonly id: number }
  | { readonly ok: false; readonly reason: OpenRefusal }
  | NotFound;

/**
 * Asks the members of a club for dates and tells them. The same question asked again while it is
 * open gives the same poll. The oldest polls of the club are deleted beyond `pollLimits.kept`.
 */
export async function openPoll(
  services: DatePollServices,
  userId: number,
  { clubId, plan }: { readonly clubId: number; readonly plan: PollPlan },
): Promise<OpenPollResult> {
  try {
    return await withLockedClub<OpenPollResult>(services, { clubId, userId }, async (tx, clubForAsker) => {
      const decision = canManage(clubForAsker);
      if (!decision.ok) return decision;
      const same = await findSame(tx, clubId, plan);
      if (same !== null) return { ok: true, id: same };
      const { open, today } = await countRecent(tx, clubId);
      if (open >= pollLimits.open) return { ok: false, reason: 'too_many_open' };
      if (today >= pollLimits.perDay) return { ok: false, reason: 'too_many_today' };
      for (const { id } of await deleteOldest(tx, clubId)) await dropAsk(tx, askOf(id));
      const id = await insertPoll(tx, { clubId, openedBy: userId }, plan);
      const { closesAt } = plan;
      await openAsk(services, tx, { ...askOf(id), clubId, meetingId: null, askedBy: userId, closesAt });
      return { ok: true, id };
    });
  } catch (error) {
    if (isForeignKeyViolation(error)) return { ok: false, reason: 'no_book' };
    throw error;
  }
}
