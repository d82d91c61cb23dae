import { connect } from './app/connect.ts';
import { failStart } from './app/fail-start.ts';
import { watchProcess } from './app/watch-process.ts';
import { createWorkerApp } from './app/worker-app.ts';
import { startJobs } from './app/worker-jobs.ts';
import { processEnv, readEnv } from './platform/env.ts';
import { closeServer, listen } from './platform/http/listen.ts';
import { createServer } from './platform/http/node-http.ts';
import { createLogger } from './platform/log.ts';
import { releaseStartMemory } from './platform/release-start-memory.ts';
import { shutDownOnSignal } from './platform/shutdown.ts';

try {
  const env = readEnv(processEnv);
  const log = createLogger({ level: env.LOG_LEVEL, name: 'worker' });
  const live = connect(env, log, 'worker');
  const jobs = startJobs(live, () => void stop('no ticks', 1));
  const { app, readiness } = createWorkerApp(live, jobs);
  const server = createServer(app);
  const stop = shutDownOnSignal(log, [
    ['readiness', async () => readiness.drain()],
    ['jobs', () => jobs.close()],
    ['http', () => closeServer(server)],
    ['connections', () => live.close()],
  ]);
  watchProcess(live, stop);
  if (env.NODE_ENV === 'production') releaseStartMemory();
  log.info({ port: await listen(server, env.WORKER_PORT, 'WORKER_PORT') }, 'worker is listening');
} catch (error) {
  failStart(error);
}
