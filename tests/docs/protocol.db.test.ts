import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp } from '../support/app.ts';
import { openTestStack, type TestStack } from '../support/stack.ts';

const page = readFileSync('docs/protocol.md', 'utf8');

interface Layer {
  readonly route?: { readonly path: string | string[]; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
}

/** Every method and path of a router and of the routers inside it. */
function registeredRoutes(layers: readonly Layer[]): string[] {
  return layers.flatMap(({ route, handle }) => {
    if (!route) return registeredRoutes(handle.stack ?? []);
    const methods = Object.keys(route.methods).map((method) => method.toUpperCase());
    return methods.flatMap((method) => [route.path].flat().map((path) => `${method} ${path}`));
  });
}

/** The rows of the page's tables that begin with a method. A row may name several paths. */
const documentedRoutes = [...page.matchAll(/^\| (GET|POST) ([^|]+) \|/gm)].flatMap(([, method, cell = '']) =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, path]) => `${method} ${path}`),
);

const inOrder = (routes: readonly string[]) => [...new Set(routes)].sort();

let stack: TestStack;
beforeAll(async () => {
  stack = await openTestStack();
});
afterAll(() => stack.close());

test('docs/protocol.md lists every route that the web process registers, and no other', () => {
  const { app } = createTestApp(stack, { env: { KAKAO_CLIENT_ID: 'kakao-rest-api-key' } });
  const registered = registeredRoutes(app.router.stack as unknown as Layer[]);
  expect(registered.length).toBeGreaterThan(50);
  const ofProduct = registered.filter((route) => !route.startsWith('GET /dev/'));
  expect(inOrder(documentedRoutes)).toEqual(inOrder(ofProduct));
});
