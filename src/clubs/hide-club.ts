import type { Database } from '../platform/db.ts';

/** Hides a club from everybody but its members and people with an invitation. */
export const hideClub = (tx: Database, id: number): Promise<unknown> =>
  tx.$executeRaw`UPDATE clubs SET hidden_at = now() WHERE id = ${id} AND hidden_at IS NULL`;

/** Shows a hidden club again as its leader has set it. */
export const restoreClub = (tx: Database, id: number): Promise<unknown> =>
  tx.club.updateMany({ where: { id }, data: { hiddenAt: null } });
