import { createServer } from 'node:net';

/** Ports that browsers and `fetch` refuse (from the WHATWG list) and that a system may assign. */
const blockedByBrowsers = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
  10080,
]);

const tryPort = (port: number, host: string | undefined) =>
  new Promise<number | undefined>((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      if (taken || error.code === 'EAFNOSUPPORT') resolve(taken ? undefined : port);
      else reject(error);
    });
    server.listen({ port, host }, () => {
      const address = server.address();
      const found = typeof address === 'object' && address !== null ? address.port : undefined;
      server.close(() => resolve(found));
    });
  });

/** Tries loopback and all addresses, because a server on one does not always block the other. */
const probe = async (port: number): Promise<number | undefined> => {
  const found = await tryPort(port, '127.0.0.1');
  return found === undefined ? undefined : tryPort(found, undefined);
};

/** Whether no server listens on the port. */
export const isFree = async (port: number): Promise<boolean> => (await probe(port)) !== undefined;

/** Returns `wanted` if it is free, else any free port that browsers accept. */
export async function findFreePort(wanted: number): Promise<number> {
  for (const candidate of [wanted, wanted + 10, wanted + 20, 0, 0, 0]) {
    const port = await probe(candidate);
    if (port !== undefined && !blockedByBrowsers.has(port)) return port;
  }
  throw new Error(`No free port found (wanted ${wanted}).`);
}
