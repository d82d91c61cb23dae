import type { CheckServices } from './check-services.ts';
import type { OpenConnection } from './connections.ts';
import { findEntries } from './entry-repository.ts';
import type { RoomEntry } from './policy.ts';

interface CheckedConnection {
  readonly open: OpenConnection;
  readonly entry: RoomEntry | undefined;
  readonly isLoggedIn: boolean;
}

/**
 * Reads again, for each open connection of this process, what decided its admission. Without Redis
 * it cannot know who logged out.
 */
export async function checkAdmissions({
  pool,
  connections,
  isSessionAlive,
}: Pick<CheckServices, 'pool' | 'connections' | 'isSessionAlive'>): Promise<CheckedConnection[]> {
  const all = connections.all();
  if (all.length === 0) return [];
  const entries = await findEntries(
    pool,
    all.map(({ connection }) => connection),
  );
  const alive = await isSessionAlive(all.map(({ sessionId }) => sessionId)).catch(() => null);
  return all.map((open, i) => {
    const entry = entries[i];
    return { open, entry, isLoggedIn: entry?.user?.sessionEpoch === open.epoch && alive?.[i] !== false };
  });
}
