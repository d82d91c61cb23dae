import { canManage, withLockedClub } from '../clubs/index.ts';
import type { Database } from '../platform/db.ts';
import { findLine } from './line-repository.ts';
import type { MoneyLine } from './money-line.ts';
import type { MoneyResult } from './money-result.ts';
import type { MoneyServices } from './services.ts';

/** A line, and the version that its editor saw. */
export interface LineAddress {
  readonly clubId: number;
  readonly id: number;
  readonly version: number;
}

/** Locks a line's club and runs `change` with the line, which may be deleted. Leaders only. */
export const withLockedLine = (
  services: MoneyServices,
  { clubId, id, userId }: Omit<LineAddress, 'version'> & { readonly userId: number },
  change: (tx: Database, line: MoneyLine) => Promise<MoneyResult>,
): Promise<MoneyResult> =>
  withLockedClub<MoneyResult>(services, { clubId, userId }, async (tx, clubForAsker) => {
    const decision = canManage(clubForAsker);
    if (!decision.ok) return decision;
    const line = await findLine(tx, clubId, id);
    return line ? change(tx, line) : { ok: false, reason: 'no_such_line' };
  });
