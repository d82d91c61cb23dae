import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Response } from 'express';
import { connect } from '../../src/app/connect.ts';
import { createHttpApp } from '../../src/app/http-app.ts';
import { noAnnouncer } from '../../src/meetings/index.ts';
import { readEnv } from '../../src/platform/env.ts';
import { createLogger } from '../../src/platform/log.ts';

/**
 * Returns the template data that the app renders for a path, so that the baseline renders the same
 * page.
 */
export async function captureLocals(env: NodeJS.ProcessEnv, path: string): Promise<unknown> {
  const log = createLogger({ level: 'silent', name: 'bench' });
  const live = connect(readEnv(env), log, 'web');
  const { app } = createHttpApp(live, {
    roomNews: noAnnouncer,
    sendMessage: async () => ({ ok: false, code: 'unavailable' }),
    deleteMessage: async () => ({ ok: false, code: 'unavailable' }),
    announceChange: () => {},
    inboxNews: { changed: () => {} },
    soundNews: { changed: () => {} },
    endSession: () => {},
    endSessionsOf: () => {},
  });
  let captured: unknown;
  app.locals.render = async (res: Response, view: string, page: unknown) => {
    captured = {
      view,
      page,
      viewer: { id: 1, nickname: '재는 사람' },
      csrfToken: 'a token',
      nonce: 'a nonce',
      publicOrigin: live.env.APP_ORIGIN,
      path,
    };
    res.end();
  };
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  server.close();
  await live.close();
  return captured;
}
