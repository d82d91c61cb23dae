import type { CheckServices } from './check-services.ts';
import { findEntries } from './entry-repository.ts';
import { isRoomOpen, lobbyRefusalOf } from './lobby-policy.ts';

/**
 * Decides again for each socket of this process's waiting rooms whether it may stay, by the
 * database's clock. It tells those whose room has opened, and closes every socket that may not stay
 * or whose meeting was edited: its page then asks for the new state.
 */
export async function checkLobby({
  pool,
  connections,
  isSessionAlive,
}: Pick<CheckServices, 'pool' | 'connections' | 'isSessionAlive'>): Promise<void> {
  const waiting = connections.all();
  if (waiting.length === 0) return;
  const entries = await findEntries(
    pool,
    waiting.map(({ connection }) => connection),
  );
  const alive = await isSessionAlive(waiting.map(({ sessionId }) => sessionId)).catch(() => null);
  for (const [i, { socket, epoch, version }] of waiting.entries()) {
    const entry = entries[i];
    const isLoggedIn = entry?.user?.sessionEpoch === epoch && alive?.[i] !== false;
    if (entry && isLoggedIn) {
      if (isRoomOpen(entry)) socket.emit('open');
      else if (lobbyRefusalOf(entry) === null && entry.meeting?.version === version) continue;
    }
    socket.disconnect();
  }
}
