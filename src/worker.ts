import { createServer } from 'node:http';
import { connect } from './app/connect.ts';
import { createWorkerApp } from './app/worker-app.ts';
import { EnvError, processEnv, readEnv } from './platform/env.ts';
import { closeServer, listen } from './platform/http/listen.ts';
import { createLogger } from './platform/log.ts';
import { shutDownOnSignal } from './platform/shutdown.ts';

try {
  const env = readEnv(processEnv);
  const log = createLogger({ level: env.LOG_LEVEL, name: 'worker' });
  const live = connect(env, log, 'worker');
  const { app, readiness } = createWorkerApp(live);
  const server = createServer(app);
  shutDownOnSignal(log, [
    ['readiness', async () => readiness.drain()],
    ['http', () => closeServer(server)],
    ['connections', () => live.close()],
  ]);
  log.info({ port: await listen(server, env.WORKER_PORT) }, 'worker is listening');
} catch (error) {
  if (!(error instanceof EnvError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 78; // EX_CONFIG
}
