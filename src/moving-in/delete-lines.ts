import { isMember, withLockedClub } from '../clubs/index.ts';
import type { MoveServices } from './move-services.ts';
import { deleteOwnLines } from './past-line-repository.ts';

export type DeleteLinesResult =
  | { readonly ok: true; readonly deleted: number }
  | { readonly ok: false; readonly reason: 'not_found' | 'not_member' };

/**
 * Deletes lines of the names that a member claimed: one, or all with `lineId` null. No later import
 * brings them back. Also in a closed club: the words are hers.
 */
export const deleteLines = (
  services: MoveServices,
  asked: { readonly clubId: number; readonly userId: number; readonly lineId: bigint | null },
): Promise<DeleteLinesResult> =>
  withLockedClub<DeleteLinesResult>(services, asked, async (tx, { asker }) =>
    isMember(asker)
      ? { ok: true, deleted: await deleteOwnLines(tx, asked) }
      : { ok: false, reason: 'not_member' },
  );
