import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTemporaryDirectory, removeDirectory } from '../../scripts/stack/temporary.ts';
import { liveReloadRoutes } from '../../src/development/live-reload-routes.ts';
import { listen } from '../../src/platform/http/listen.ts';
import { createTestApp } from '../support/app.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let folder: string;
beforeAll(async () => {
  stack = await openTestStack();
  folder = await makeTemporaryDirectory('live-reload');
});
afterAll(async () => {
  await stack.close();
  await removeDirectory(folder);
});

test('an open page receives a new state when a file at any depth changes', async () => {
  await mkdir(join(folder, 'deep'));
  const server = createServer(express().use(liveReloadRoutes([folder])));
  const port = await listen(server, 0);
  const stop = new AbortController();
  const answer = await fetch(`http://127.0.0.1:${port}/dev/reload`, { signal: stop.signal });
  const states = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  const first = await states?.read();
  expect(first?.value).toMatch(/^data: [\w-]{36}\n\n$/);
  await writeFile(join(folder, 'deep', 'page.ejs'), 'changed');
  const second = await states?.read();
  expect(second?.value).toMatch(/^data: [\w-]{36}\n\n$/);
  expect(second?.value).not.toBe(first?.value);
  stop.abort();
  await states?.read().catch(() => undefined);
  server.close();
  await rm(join(folder, 'deep'), { recursive: true });
});

test('with LIVE_RELOAD pages listen for changes and static files are not cached', async () => {
  const live = createTestApp(stack, { env: { LIVE_RELOAD: '1' } });
  const page = await live.browser().get('/').expect(200);
  expect(page.text).toContain('/js/live-reload.js');
  const css = await live.browser().get('/static/live/css/site.css').expect(200);
  expect(css.headers['cache-control']).toBe('no-cache');
  expect(css.text).toContain('@font-face');
  expect(css.text).not.toContain('@import');
  await live.browser().get('/static/live/js/alarms.js').expect(200).expect('Cache-Control', 'no-cache');
});

test('without LIVE_RELOAD none of this is served', async () => {
  const site = createTestApp(stack);
  const page = await site.browser().get('/').expect(200);
  expect(page.text).not.toContain('live-reload');
  await site.browser().get('/dev/reload').expect(404);
});
