import type { CheckServices } from './check-services.ts';
import { findEntries } from './entry-repository.ts';
import type { SystemNotice } from './protocol.ts';

/**
 * Closes this process's sockets of people who logged out, left or were removed. Without Redis it
 * cannot know who logged out.
 */
export async function disconnectFormerMembers({
  pool,
  connections,
  isSessionAlive,
  clock,
}: Pick<CheckServices, 'pool' | 'connections' | 'isSessionAlive' | 'clock'>): Promise<void> {
  const open = connections.all();
  if (open.length === 0) return;
  const entries = await findEntries(
    pool,
    open.map(({ connection }) => connection),
  );
  const alive = await isSessionAlive(open.map(({ sessionId }) => sessionId)).catch(() => null);
  for (const [i, { socket, connection, epoch }] of open.entries()) {
    const entry = entries[i];
    const isLoggedOut = entry?.user?.sessionEpoch !== epoch || alive?.[i] === false;
    if (!isLoggedOut && entry?.isMember) continue;
    if (!isLoggedOut) {
      const notice: SystemNotice = {
        kind: 'removed',
        userId: String(connection.userId),
        nickname: entry?.user?.nickname ?? '',
        at: clock.now().toISOString(),
      };
      socket.emit('system', notice);
    }
    socket.disconnect();
  }
}
