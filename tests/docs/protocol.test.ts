import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Fixture, FixtureBook, NamedEntry } from '../../src/books/fixture/fixture-format.ts';

const page = readFileSync('docs/protocol.md', 'utf8');
const sockets = page.slice(page.indexOf('## Sockets'), page.indexOf('## The book fixture'));
const source = globSync('src/**/*.ts')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

const inOrder = (names: Iterable<string>) => [...new Set(names)].sort();
const namesIn = (text: string, pattern: RegExp) =>
  inOrder([...text.matchAll(pattern)].map(([, name = '']) => name));

test('docs/protocol.md lists every socket event that the server emits, and no other', () => {
  // The constant names the one event that is not written where it is emitted.
  const emitted = namesIn(source, /(?:\.emit\(\s*|restartEvent = )'([a-z:-]+)'/g);
  const documented = namesIn(sockets, /^\| to client \| `([a-z:-]+)`/gm);
  expect(emitted).toContain('server-restart');
  expect(inOrder([...documented, 'server-restart'])).toEqual(emitted);
});

test('docs/protocol.md lists every socket event that the server takes, and no other', () => {
  const taken = namesIn(source, /onEvent\(\s*socket,\s*'([a-z:-]+)'/g);
  const documented = namesIn(sockets, /^\| to server \| `([a-z:-]+)`/gm);
  expect(taken).toContain('message:send');
  expect(documented).toEqual(taken);
});

test('the fixture in docs/protocol.md is one that npm run fixtures:load takes', () => {
  const [, example = ''] = /^```\n(\{[\s\S]*?)^```$/m.exec(page) ?? [];
  const fixture = Fixture.parse(JSON.parse(example));
  for (const entry of [...fixture.categories, ...fixture.authors]) NamedEntry.parse(entry);
  expect(fixture.books.map((book) => FixtureBook.parse(book))).toHaveLength(1);
});
