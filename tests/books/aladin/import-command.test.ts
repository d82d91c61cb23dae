import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bareEnvironment } from '../../support/bare-environment.ts';
import { aladinBody, aladinItem, type FakeAladin, startFakeAladin } from '../../support/fake-aladin.ts';

let directory: string;
let out: string;
let fake: FakeAladin | undefined;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'import-aladin-'));
  out = join(directory, 'books.json');
});
afterEach(async () => {
  await fake?.close();
  fake = undefined;
  await rm(directory, { recursive: true });
});

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function runImport(args: string[], env: Record<string, string> = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['scripts/import-aladin.ts', ...args],
      {
        env: {
          ...bareEnvironment,
          ALADIN_TTB_KEY: 'ttbkey',
          ALADIN_BASE_URL: fake?.baseUrl ?? 'http://127.0.0.1:1',
          ...env,
        },
      },
      (error, stdout, stderr) => resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

const books = (query: Record<string, string>) =>
  aladinBody(
    query.start === '1' && query.CategoryId === '0' ? [aladinItem(1), aladinItem(2, { adult: true })] : [],
  );

// Each test starts a process, which takes seconds on a busy machine.
describe('npm run import:aladin', { timeout: 30_000 }, () => {
  test('writes the fixture and the report, and prints a summary', async () => {
    fake = await startFakeAladin((query, res) => res.end(books(query)));
    const report = join(directory, 'report.json');
    const { code, stdout, stderr } = await runImport(['--out', out, '--max', '1', '--report', report]);
    expect([code, stderr.split('\n')[0]]).toEqual([0, 'Bestseller all, page 1: 1 books kept']);
    expect(stdout).toMatch(/fetched +2 items in \d+ pages\nkept +1 books\nexcluded +0 items/);
    expect(JSON.parse(await readFile(out, 'utf8')).books).toHaveLength(1);
    expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({
      kept: 1,
      excluded: [],
      quarantined: [],
    });
    expect((await readdir(directory)).sort()).toEqual(['books.json', 'report.json']);
  });

  test('imports the rest of a list with broken items, and says where they are and why', async () => {
    const items = [
      aladinItem(1),
      aladinItem(2, { title: '깨진 책' }),
      aladinItem(3),
      { itemId: 'x' },
      aladinItem(5),
    ];
    fake = await startFakeAladin((query, res) => {
      const body = Buffer.from(
        aladinBody(query.start === '1' && query.CategoryId === '0' ? items : []).replace(
          '부제 3',
          'C:\\data',
        ),
      );
      const at = body.indexOf('깨진');
      if (at >= 0) body[at] = 0xff;
      res.end(body);
    });
    const report = join(directory, 'report.json');
    const { code, stdout } = await runImport(['--out', out, '--report', report]);
    expect(code).toBe(0);
    const { books } = JSON.parse(await readFile(out, 'utf8')) as { books: { itemId: number }[] };
    expect(books.map(({ itemId }) => itemId)).toEqual([1, 5]);
    expect(stdout).toContain('quarantined  3 items');
    expect(stdout).toMatch(/Bestseller all, page 1, item 1 \(2\).*: holds a character that is not UTF-8/);
    expect(stdout).toMatch(
      /Bestseller all, page 1, item 2 \(3\) "책 3 - .*": no JSON: Bad escaped character/,
    );
    expect(stdout).toMatch(/Bestseller all, page 1, item 3: itemId: .*/);
    expect(JSON.parse(await readFile(report, 'utf8')).quarantined).toMatchObject([
      { itemId: 2, list: 'Bestseller all', page: 1, index: 1 },
      { itemId: 3, index: 2 },
      { itemId: null, index: 3 },
    ]);
  });

  test('leaves an equal file unchanged, byte for byte', async () => {
    fake = await startFakeAladin((query, res) => res.end(books(query)));
    await runImport(['--out', out]);
    const old = (await readFile(out, 'utf8')).replace(
      /"fetchedAt": "[^"]*"/,
      '"fetchedAt": "2020-01-01T00:00:00.000Z"',
    );
    await writeFile(out, old);
    expect((await runImport(['--out', out])).stdout).toContain('unchanged');
    expect(await readFile(out, 'utf8')).toBe(old);
  });

  test.each([
    ['api_error: Aladin answered error 4: 금지', '{"errorCode":4,"errorMessage":"금지"}'],
    ['html: the answer is a web page: 점검중', '<html>점검중</html>'],
    ['empty_list', aladinBody([])],
    [
      'unreadable: the answer is not UTF-8',
      Buffer.from([...Buffer.from('{"item":[{"title":"'), 0xb0, 0xa1, ...Buffer.from('"}]}')]),
    ],
    ['nothing_kept', aladinBody([aladinItem(1, { adult: true })])],
  ])('leaves the file as it was and fails: %s', async (message, body) => {
    fake = await startFakeAladin((_query, res) => res.end(body));
    await writeFile(out, 'the old one');
    const { code, stderr } = await runImport(['--out', out]);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('ttbkey');
    expect(await readFile(out, 'utf8')).toBe('the old one');
    expect(await readdir(directory)).toEqual(['books.json']);
  });

  test('leaves the file unchanged when a later page fails', async () => {
    fake = await startFakeAladin((query, res) =>
      res.end(query.CategoryId === '0' ? books(query) : '{"errorCode":29}'),
    );
    await writeFile(out, 'the old one');
    expect((await runImport(['--out', out, '--max', '1'])).code).toBe(1);
    expect(await readFile(out, 'utf8')).toBe('the old one');
  });

  test.each([
    ['ALADIN_TTB_KEY', ['--out', 'x.json'], { ALADIN_TTB_KEY: '' }],
    ['--out is needed', [], {}],
    ['--max must be a whole number', ['--out', 'x.json', '--max', '1.5'], {}],
    ["Unknown option '--outt'", ['--outt', 'x.json'], {}],
    ['is not a writable directory', ['--out', '/nowhere/x.json'], {}],
  ])('says in one line what is wrong with the call: %s', async (message, args, env) => {
    const { code, stderr } = await runImport(args, env);
    expect(code).toBeGreaterThan(0);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });
});
