import type { AskNewsKind } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import type { Ask } from './ask.ts';
import { upsertTold } from './people-repository.ts';
import type { AskServices } from './services.ts';

const nobody: ReadonlySet<number> = new Set();

/**
 * Tells people of an ask in the caller's transaction and records who was told. People of a meeting
 * are told of the question only; its end is on the meeting's page.
 */
export async function tell(
  services: AskServices,
  tx: Database,
  ask: Ask,
  { news, toUserIds }: { readonly news: AskNewsKind; readonly toUserIds: readonly number[] },
): Promise<void> {
  if (toUserIds.length === 0) return;
  const pushedIds = await announce(services, tx, ask, news, toUserIds);
  if (pushedIds === null) return;
  const isReminder = news === 'ask_reminder';
  await upsertTold(tx, ask, { userIds: toUserIds, pushedIds, isReminder });
}

async function announce(
  { announceToClub, announceToMembers }: AskServices,
  tx: Database,
  ask: Ask,
  news: AskNewsKind,
  toUserIds: readonly number[],
): Promise<ReadonlySet<number> | null> {
  const { clubId, meetingId, kind } = ask;
  if (clubId !== null) {
    if (!announceToClub) return null;
    await announceToClub(tx, { kind: news, clubId, askId: ask.id, toUserIds });
    return nobody;
  }
  if (!announceToMembers || news === 'ask_completed' || news === 'ask_closed') return null;
  return announceToMembers(tx, {
    kind: kind === 'note' ? 'note_asked' : 'attendance_asked',
    meetingId,
    toUserIds,
    occasion: news === 'ask_reminder' ? 1 : 0,
    until: ask.closesAt,
  });
}
