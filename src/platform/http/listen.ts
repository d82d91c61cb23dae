import type { Server } from 'node:http';
import { EnvError } from '../env.ts';

const listenProblems: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use by another process',
  EACCES: 'is not allowed to this user; take one above 1023',
};

/**
 * Listens on every interface.
 * @returns the port, which differs from the given one only if that was 0.
 * @throws {EnvError} naming `setting` if the port cannot be opened
 */
export function listen(server: Server, port: number, setting = 'PORT'): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      const problem = listenProblems[error.code ?? ''];
      reject(
        problem ? new EnvError(`The environment is wrong.\n${setting}: port ${port} ${problem}`) : error,
      );
    };
    server.once('error', fail);
    server.listen(port, () => {
      server.off('error', fail);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** Stops accepting connections, waits for running requests, and closes idle connections. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((err) =>
      err && 'code' in err && err.code !== 'ERR_SERVER_NOT_RUNNING' ? reject(err) : resolve(),
    );
    server.closeIdleConnections();
  });
}

/**
 * Makes every further answer close its connection, so that a proxy keeps none for later requests.
 */
export function closeAfterAnswers(server: Server): void {
  server.prependListener('request', (_req, res) => {
    res.setHeader('Connection', 'close');
  });
}
