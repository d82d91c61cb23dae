import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { settingNames } from '../../src/platform/env.ts';

const read = (path: string) => readFileSync(path, 'utf8');
const inOrder = (names: Iterable<string>) => [...new Set(names)].sort();
const namesIn = (text: string, pattern: RegExp) =>
  inOrder([...text.matchAll(pattern)].map(([, name = '']) => name));

const [processes = '', scriptsAndLimits = ''] = read('docs/configuration.md').split('Read by scripts');
const [scripts = ''] = scriptsAndLimits.split('## Limits');
const row = /^\| `([A-Z_]+)`/gm;
const assignment = /^#? ?([A-Z][A-Z_]+)=/gm;

test('docs/configuration.md lists every setting of env.ts and no other', () => {
  expect(namesIn(processes, row)).toEqual(inOrder(settingNames));
});

test('.env.example lists every setting of env.ts and no other', () => {
  expect(namesIn(read('.env.example'), assignment)).toEqual(inOrder(settingNames));
});

test('compose.yaml hands every setting on, and its file asks for no undocumented one', () => {
  const compose = read('compose.yaml');
  const handedOn = namesIn(compose, /^ {4}([A-Z][A-Z_]+): /gm);
  // Fixed inside the containers, for the migration alone, or not for a real site.
  const fixed = new Set(['DIRECT_DATABASE_URL', 'PORT', 'WORKER_PORT', 'BENCH', 'LIVE_RELOAD']);
  expect(handedOn).toEqual(inOrder(settingNames).filter((name) => !fixed.has(name)));
  const known = new Set([...settingNames, ...namesIn(scripts, row)]);
  expect(namesIn(compose, /(?<!\$)\$\{([A-Z_]+)/g).filter((name) => !known.has(name))).toEqual([]);
});

test('the shell scripts of deploy/ read documented settings only', () => {
  const known = new Set([...settingNames, ...namesIn(scripts, row)]);
  const asked = ['backup', 'restore-check'].flatMap((name) =>
    namesIn(read(`deploy/${name}.sh`), /\$\{([A-Z_]+)[:}]/g),
  );
  expect(asked).not.toEqual([]);
  expect(asked.filter((name) => !known.has(name))).toEqual([]);
});
