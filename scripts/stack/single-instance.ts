import { rm } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';

/**
 * Claims the checkout for this process, or returns the description of the process that has claimed
 * it. The lock is a listening socket, because the kernel closes it however the process ends, unlike
 * a lock file. `socket` is relative to the working directory, because socket paths must be short.
 */
export async function takeCheckout(socket: string, describe: () => string): Promise<string | undefined> {
  for (let isRetry = false; ; isRetry = true) {
    if (await listen(socket, describe)) return undefined;
    const other = await ask(socket);
    if (other !== undefined) return other;
    if (isRetry) throw new Error(`${socket} can be neither opened nor connected to.`);
    await rm(socket, { force: true });
  }
}

const listen = (socket: string, describe: () => string) =>
  new Promise<boolean>((resolve, reject) => {
    const server = createServer((connection) => connection.on('error', () => undefined).end(describe()));
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    server.listen(socket, () => resolve(true)).unref();
  });

const ask = (socket: string) =>
  new Promise<string | undefined>((resolve) => {
    let answer = '';
    createConnection(socket)
      .on('data', (chunk) => {
        answer += chunk;
      })
      .once('error', () => resolve(undefined))
      .once('end', () => resolve(answer));
  });
