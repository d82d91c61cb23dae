import type { Stop } from '../platform/shutdown.ts';
import { watchDependencies, watchEventLoop } from '../platform/watchdog.ts';
import { type Live, readinessChecks } from './connect.ts';

/** In production a process that is no use any more ends itself. Elsewhere a debugger may hold it, and nobody would start another. */
export function watchProcess(live: Live, stop: Stop): void {
  if (live.env.NODE_ENV !== 'production') return;
  watchEventLoop();
  watchDependencies({
    checks: readinessChecks(live),
    uptime: () => performance.now(),
    onLost: (dependency) => {
      live.log.fatal({ dependency }, 'a dependency is away for too long');
      void stop(`${dependency} is away`, 1, 'urgent');
    },
  });
}
