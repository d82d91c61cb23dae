import type { Stop } from '../platform/shutdown.ts';
import { watchDependencies, watchEventLoop } from '../platform/watchdog.ts';
import { type Live, readinessChecks } from './connect.ts';

/**
 * Ends the process in production when its event loop or a dependency is stuck for too long.
 * Elsewhere a debugger may hold the process, and nothing would restart it.
 */
export function watchProcess(live: Live, stop: Stop): void {
  if (live.env.NODE_ENV !== 'production') return;
  if (process.pid === 1)
    live.log.warn('the watchdog cannot kill process 1 of a container: start it with deploy/init.sh');
  watchEventLoop((err) => live.log.error({ err }, 'nothing watches the event loop for a while'));
  watchDependencies({
    checks: readinessChecks(live),
    uptime: () => performance.now(),
    onLost: (dependency) => {
      live.log.fatal({ dependency }, 'a dependency is away for too long');
      void stop(`${dependency} is away`, 1, 'urgent');
    },
  });
}
