import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findFreePort } from '../../scripts/stack/ports.ts';
import { ask, startProxy } from '../support/site.ts';

test('the access log of Caddy holds no token of an invitation or of a letter', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'access-log-'));
  const web = createServer((_req, res) => res.setHeader('Location', '/i/SECRET-location').end('yes'));
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = web.address() as AddressInfo;
    const proxy = await startProxy(await findFreePort(0), directory, [`http://127.0.0.1:${port}`]);
    for (const path of [
      '/i/SECRET-a',
      '/I/SECRET-b?x',
      '/signup?next=%2Fi%2FSECRET-c',
      '/password/new?token=SECRET-d',
    ])
      expect((await ask(proxy.url + path, proxy)).status).toBe(200);
    await proxy.stop();
    const output = await proxy.gone;
    expect(output).toContain('"uri":"/password/new?..."');
    expect(output).not.toContain('SECRET');
  } finally {
    web.close();
    await rm(directory, { recursive: true, force: true });
  }
});
