import { checkAdmissions } from './check-admissions.ts';
import type { CheckServices } from './check-services.ts';
import type { SystemNotice } from './protocol.ts';

/** Closes this process's sockets of people who logged out, left or were removed. */
export async function disconnectFormerMembers({
  clock,
  ...services
}: Pick<CheckServices, 'pool' | 'connections' | 'isSessionAlive' | 'clock'>): Promise<void> {
  for (const { open, entry, isLoggedIn } of await checkAdmissions(services)) {
    if (isLoggedIn && entry?.isMember) continue;
    if (isLoggedIn) {
      const notice: SystemNotice = {
        kind: 'removed',
        userId: String(open.connection.userId),
        nickname: entry?.user?.nickname ?? '',
        at: clock.now().toISOString(),
      };
      open.socket.emit('system', notice);
    }
    open.socket.disconnect();
  }
}
