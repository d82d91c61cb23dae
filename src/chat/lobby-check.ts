import { checkAdmissions } from './check-admissions.ts';
import type { CheckServices } from './check-services.ts';
import { isRoomOpen, lobbyRefusalOf } from './lobby-policy.ts';

/**
 * Decides again for each socket of this process's waiting rooms whether it may stay, by the
 * database's clock. It tells those whose room has opened, and closes every socket that may not stay
 * or whose meeting was edited: its page then asks for the new state.
 */
export async function checkLobby(
  services: Pick<CheckServices, 'pool' | 'connections' | 'isSessionAlive'>,
): Promise<void> {
  for (const { open, entry, isLoggedIn } of await checkAdmissions(services)) {
    if (entry && isLoggedIn) {
      if (isRoomOpen(entry)) open.socket.emit('open');
      else if (lobbyRefusalOf(entry) === null && entry.meeting?.version === open.version) continue;
    }
    open.socket.disconnect();
  }
}
