import { rm } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';

/**
 * Takes the checkout for this process, or tells what the one that has it said of itself. The kernel
 * lets go of a listening socket however its process ends, which no lock file can promise. `socket`
 * is relative to the working directory: such paths may not be long.
 */
export async function takeCheckout(socket: string, describe: () => string): Promise<string | undefined> {
  for (let isRetry = false; ; isRetry = true) {
    if (await listen(socket, describe)) return undefined;
    const other = await ask(socket);
    if (other !== undefined) return other;
    if (isRetry) throw new Error(`${socket} can be neither opened nor asked.`);
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
