import { connect } from './app/connect.ts';
import { failStart } from './app/fail-start.ts';
import { createHttpApp } from './app/http-app.ts';
import { createSockets } from './app/sockets.ts';
import { stopWeb } from './app/stop-web.ts';
import { watchProcess } from './app/watch-process.ts';
import { processEnv, readEnv } from './platform/env.ts';
import { listen } from './platform/http/listen.ts';
import { createServer } from './platform/http/node-http.ts';
import { createLogger } from './platform/log.ts';
import { waitForRedis } from './platform/redis-start.ts';
import { releaseStartMemory } from './platform/release-start-memory.ts';
import { shutDownOnSignal } from './platform/shutdown.ts';

try {
  const env = readEnv(processEnv);
  const log = createLogger({ level: env.LOG_LEVEL, name: 'web' });
  const live = connect(env, log, 'web');
  await waitForRedis(live.redis);
  // The HTTP app must listen before Socket.IO, which takes over the requests for its own path only
  // from earlier listeners.
  const server = createServer((request, response) => app(request, response));
  const sockets = createSockets(live, server);
  const { app, readiness } = createHttpApp(live, sockets);
  const stop = shutDownOnSignal(log, stopWeb({ live, server, sockets, readiness, random: Math.random }));
  watchProcess(live, stop);
  if (env.NODE_ENV === 'production') releaseStartMemory();
  log.info({ port: await listen(server, env.PORT), origin: env.APP_ORIGIN }, 'web is listening');
} catch (error) {
  failStart(error);
}
