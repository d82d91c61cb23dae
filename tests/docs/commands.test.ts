import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(path, 'utf8');
const scripts: string[] = Object.keys(JSON.parse(read('package.json')).scripts).sort();

/** The npm scripts that a text names: `npm run NAME`, `npm start` and `npm test`. */
const commandsIn = (text: string): string[] => {
  const names = [...text.matchAll(/npm (?:run ([a-z][a-z:-]*)|(start|test)\b)/g)];
  return [...new Set(names.map(([, run, own = '']) => run ?? own))].sort();
};

test('docs/commands.md has a row for every script of package.json, and for no other', () => {
  const rows = [...read('docs/commands.md').matchAll(/^\| `(npm [^`]+)`/gm)].map(
    ([, command = '']) => command,
  );
  expect(commandsIn(rows.join('\n'))).toEqual(scripts);
});

test('a measurement is one program, so that arguments behind -- reach it', () => {
  const commands = Object.entries<string>(JSON.parse(read('package.json')).scripts);
  const several = commands.filter(
    ([name, command]) => /^(bench:|eval:|profile$)/.test(name) && /[;&|]/.test(command),
  );
  expect(several).toEqual([]);
});

test.each([
  'README.md',
  'README.ko.md',
  'CONTRIBUTING.md',
  'ARCHITECTURE.md',
  'docs/operations.md',
  'docs/configuration.md',
  'docs/deploy-railway.md',
  'docs/deploy-ec2.md',
  'docs/migrate-from-django.md',
])('every npm command in %s exists', (path) => {
  const named = commandsIn(read(path));
  expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
});

test('README.md can be read in five minutes: at most 60 lines', () => {
  expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(60);
});
