import type { Database } from '../platform/db.ts';

/** Hides a meeting from everybody without a seat. */
export const hideMeeting = (tx: Database, id: number): Promise<unknown> =>
  tx.$executeRaw`UPDATE meetings SET hidden_at = now() WHERE id = ${id} AND hidden_at IS NULL`;

/** Shows a hidden meeting again. */
export const restoreMeeting = (tx: Database, id: number): Promise<unknown> =>
  tx.meeting.updateMany({ where: { id }, data: { hiddenAt: null } });
