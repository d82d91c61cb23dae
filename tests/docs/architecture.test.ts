import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { boundaryRules } from '../../scripts/boundary-rules.ts';

const read = (path: string) => readFileSync(path, 'utf8');
const architecture = read('ARCHITECTURE.md');

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((file) => existsSync(file));

/** The folders of these files with this many names in their path. */
const foldersAt = (depth: number) => [
  ...new Set(
    files
      .map((file) => file.split('/'))
      .flatMap((parts) => (parts.length > depth ? [parts.slice(0, depth).join('/')] : [])),
  ),
];

/** The first cells of the map's tables: the folders it describes. */
const mapped = [
  ...architecture.matchAll(
    /^\| `((?:src|views|public|prisma|fixtures|scripts|tests|docs|deploy)[\w/-]*)` /gm,
  ),
].map(([, folder = '']) => folder);

test('the map of ARCHITECTURE.md has every folder at the top, and of src, views and platform every folder', () => {
  const hidden = (folder: string) => folder.startsWith('.');
  const wanted = [
    ...foldersAt(1).filter((folder) => !hidden(folder) && folder !== 'src'),
    ...foldersAt(2).filter((folder) => /^(src|views)\//.test(folder)),
    ...foldersAt(3).filter((folder) => /^src\/platform\//.test(folder)),
  ];
  expect(wanted.filter((folder) => !mapped.includes(folder))).toEqual([]);
});

test('every folder of tests is named after one of src, or in the map', () => {
  const rooms = foldersAt(2)
    .filter((folder) => folder.startsWith('src/'))
    .map((folder) => folder.slice(4));
  const strangers = foldersAt(2)
    .filter((folder) => folder.startsWith('tests/'))
    .filter((folder) => !rooms.includes(folder.slice(6)) && !mapped.includes(folder));
  expect(strangers).toEqual([]);
});

test('the map of ARCHITECTURE.md has no folder that is not there', () => {
  expect(mapped.filter((folder) => !existsSync(folder))).toEqual([]);
});

test('the arrows of ARCHITECTURE.md are those of scripts/boundary-rules.ts', () => {
  const ofRules = boundaryRules.flatMap(({ name }) => {
    const [, room, uses = ''] = /^(\S+) uses (.*)$/.exec(name ?? '') ?? [];
    if (room === undefined || room === 'an') return [];
    return [`${room}: ${uses.startsWith('no other') ? 'none' : uses.split(' and ').sort().join(', ')}`];
  });
  const rows = [...architecture.matchAll(/^\| `([\w-]+)` +\| ([a-z, -]+?) +\|/gm)].map(
    ([, room = '', uses = '']) => `${room}: ${uses.split(', ').sort().join(', ')}`,
  );
  expect(ofRules.length).toBeGreaterThan(15);
  expect([...rows].sort()).toEqual([...ofRules].sort());
});

const paths = (text: string) =>
  [...text.matchAll(/`([\w.-]+(?:\/[\w.-]+)+\.(?:ts|js|mjs|ejs|css|md|yaml|json|prisma|sql|sh))`/g)].map(
    ([, path = '']) => path,
  );

test.each([
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'docs/commands.md',
  'docs/configuration.md',
  'docs/operations.md',
  'docs/protocol.md',
  'docs/migrate-from-django.md',
  'docs/deploy-railway.md',
  'docs/deploy-ec2.md',
])('every file that %s names is there', (page) => {
  const missing = paths(read(page)).filter((path) => !existsSync(path) && !existsSync(`src/${path}`));
  expect(missing).toEqual([]);
});

test('every record of a decision has a number of its own, a date and a status', () => {
  const records = files.filter((file) => file.startsWith('docs/decisions/'));
  expect(records.length).toBeGreaterThan(10);
  const numbers = records.map((file) => file.slice('docs/decisions/'.length, 'docs/decisions/'.length + 3));
  expect(numbers.filter((number, i) => numbers.indexOf(number) !== i)).toEqual([]);
  const undated = records.filter(
    (file) =>
      !/^# \d+\. .+\n\n\*\*Status\.\*\* (Accepted|Replaced by record \d+), \d{4}-\d\d-\d\d\./.test(
        read(file),
      ),
  );
  expect(undated).toEqual([]);
});
