import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeTemporaryDirectory, removeDirectory } from '../../scripts/stack/temporary.ts';

// Uses stand-ins that only record their arguments; the restore drill (tests/faults) runs the real
// programs.
const run = promisify(execFile);
let directory: string;
let backups: string;

beforeEach(async () => {
  directory = await makeTemporaryDirectory('backup-scripts');
  backups = join(directory, 'backups');
  await mkdir(backups);
  await standIn(
    'pg_dump',
    'for a in "$@"; do case $a in --file=*) touch "$(echo "$a" | cut -c8-)";; esac; done',
  );
  await standIn('pg_restore', 'echo "$*" >> "$CALLS"');
  // Parses the address as libpq does: the database is the name after the last slash, else the
  // user's own database.
  await standIn(
    'psql',
    `case "$*" in *current_database*) printf '%s' "$*" | sed -nE 's#.*(restore_check_[0-9]+)( .*|$)#\\1#p; t; s#.*#live#p';; esac`,
  );
});
afterEach(() => removeDirectory(directory));

async function standIn(name: string, body: string) {
  await writeFile(join(directory, name), `#!/bin/sh\n${body}\n`);
  await chmod(join(directory, name), 0o755);
}

const calls = () => readFile(join(directory, 'calls'), 'utf8').catch(() => '');
const script = (name: string, url: string) =>
  run('sh', [`deploy/${name}.sh`], {
    env: {
      PATH: `${directory}:/usr/bin:/bin`,
      DATABASE_URL: url,
      BACKUP_DIRECTORY: backups,
      CALLS: join(directory, 'calls'),
    },
  });

test.each([
  'postgresql://u:p@db.internal/bookmoim',
  'postgresql://u:p@db.internal:5432/bookmoim',
  'postgresql:///bookmoim',
])('a restore goes to a scratch database: %s', async (url) => {
  await writeFile(join(backups, 'bookmoim-1.dump'), 'dump');
  await script('restore-check', url);
  expect(await calls()).toMatch(/--dbname=postgresql:\/\/\S*\/restore_check_\d+ /);
});

test.each([
  'postgresql://u:p@db.internal',
  'postgresql://u:p@db.internal?sslmode=disable',
  'host=db.internal dbname=bookmoim',
])('an address that cannot name a scratch database restores nothing: %s', async (url) => {
  await writeFile(join(backups, 'bookmoim-1.dump'), 'dump');
  await expect(script('restore-check', url)).rejects.toMatchObject({
    stderr: expect.stringContaining('nothing was restored'),
  });
  expect(await calls()).toBe('');
});

test('a backup removes the remains of killed backups and old dumps, and never a running one', async () => {
  const daysAgo = async (name: string, days: number) => {
    await writeFile(join(backups, name), 'x');
    const { stdout } = await run('date', ['+%s']);
    const at = Number(stdout) - days * 86_400;
    await utimes(join(backups, name), at, at);
  };
  await daysAgo('bookmoim-old.dump', 20);
  await daysAgo('bookmoim-young.dump', 3);
  await daysAgo('bookmoim-killed.dump.part', 3);
  await daysAgo('bookmoim-running.dump.part', 0);
  await script('backup', 'postgresql://u:p@db.internal/bookmoim');
  const names = (await readdir(backups)).filter((name) => name.includes('.dump'));
  expect(names.filter((name) => !/T\d{6}Z\.dump$/.test(name)).sort()).toEqual([
    'bookmoim-running.dump.part',
    'bookmoim-young.dump',
  ]);
  expect(names).toHaveLength(3);
});
