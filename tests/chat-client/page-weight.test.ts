import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const scripts = join(root, 'public/js');
const vendor = join(root, 'node_modules/socket.io-client/dist/socket.io.esm.min.js');

/** All files that a browser loads for this module. */
function reachedFrom(entry: string, reached = new Set<string>()): Set<string> {
  if (reached.has(entry)) return reached;
  reached.add(entry);
  if (entry === vendor) return reached;
  for (const [, path = ''] of readFileSync(entry, 'utf8').matchAll(/^import [^;]*?'(\.[^']+)';$/gmsu)) {
    const isVendor = path.startsWith('../vendor/');
    reachedFrom(isVendor ? vendor : join(dirname(entry), path), reached);
  }
  return reached;
}

const room = reachedFrom(join(scripts, 'chat.js'));

test('the room’s scripts weigh at most 60 KB on the wire, with Socket.IO', () => {
  expect(room.has(vendor)).toBe(true);
  const weight = [...room].reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
  expect(weight).toBeLessThanOrEqual(60 * 1_024);
});

test('the page preloads all of the room’s modules', () => {
  const template = readFileSync(join(root, 'views/chat/room.ejs'), 'utf8');
  const [, list = ''] = /const modules = \[([^\]]+)\]/.exec(template) ?? [];
  const preloaded = [...list.matchAll(/'([a-z/-]+)'/g)].map(([, name]) => `${name}.js`);
  const needed = [...room]
    .map((file) => relative(scripts, file))
    .filter((file) => file.includes('/') && !file.startsWith('..'));
  expect(preloaded.sort()).toEqual(needed.sort());
});
