import { createServer } from 'node:net';

/** Ports that browsers and `fetch` refuse (the WHATWG list), of those a machine would hand out. */
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

/**
 * `wanted` when nobody listens there, else any free port. It is looked for on loopback and on all addresses: a server on one does not
 * always keep another from the other.
 */
export async function findFreePort(wanted: number): Promise<number> {
  const candidates = [wanted, wanted + 10, wanted + 20, 0, 0, 0];
  for (const candidate of candidates) {
    const port = await tryPort(candidate, '127.0.0.1');
    if (port === undefined || blockedByBrowsers.has(port)) continue;
    if ((await tryPort(port, undefined)) !== undefined) return port;
  }
  throw new Error(`No free port found (wanted ${wanted}).`);
}
