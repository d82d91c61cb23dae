import type pg from 'pg';
import { AppError } from '../platform/errors.ts';
import { suspendedAction, suspendedHeading, suspendedMessage } from './suspended-messages.ts';

/** @throws {AppError} 403 for an account that is suspended now, with the day on which that ends */
export async function refuseSuspended(pool: pg.Pool, userId: number): Promise<void> {
  const { rows } = await pool.query<{ until: Date; now: Date }>({
    name: 'suspended',
    text: 'SELECT suspended_until AS until, now() AS now FROM users WHERE id = $1 AND suspended_until > now()',
    values: [userId],
  });
  const [row] = rows;
  if (!row) return;
  throw new AppError(403, 'suspended', suspendedMessage(row.until, row.now), {
    heading: suspendedHeading,
    action: suspendedAction,
  });
}
