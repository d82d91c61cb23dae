import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkBoundaries } from '../../scripts/boundaries.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'bookmoim-boundaries-'));
});
afterEach(() => rm(root, { recursive: true }));

/** A project in which each file imports the files named. */
async function build(files: Record<string, string[]>): Promise<void> {
  const all = new Set([...Object.keys(files), ...Object.values(files).flat(), 'scripts/some-script.ts']);
  for (const file of all) {
    const up = '../'.repeat(file.split('/').length - 1);
    const imports = (files[file] ?? []).map((target) => `import '${up}${target}';\n`);
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), `${imports.join('')}export {};\n`);
  }
}

test('imports that point down are allowed, and every module is checked', async () => {
  await build({
    'src/web.ts': ['src/app/http-app.ts', 'src/platform/env.ts'],
    'src/app/http-app.ts': ['src/chat/index.ts', 'src/chat/sockets.ts', 'src/home/routes.ts'],
    'src/home/routes.ts': ['src/books/index.ts', 'src/platform/env.ts'],
    'src/django-move/index.ts': ['src/books/commands.ts'],
    'src/chat/sockets.ts': ['src/chat/message-sender.ts'],
    'src/chat/message-sender.ts': ['src/meetings/index.ts', 'src/platform/clock.ts'],
    'scripts/seed.ts': ['src/chat/index.ts', 'src/books/commands.ts'],
  });
  expect(await checkBoundaries(root)).toEqual({ moduleCount: 14, violations: [] });
});

test.for([
  ['src/platform/db.ts', 'src/books/index.ts', 'platform imports only platform'],
  ['src/platform/db.ts', 'src/app/connect.ts', 'platform imports only platform'],
  ['src/platform/db.ts', 'src/home/index.ts', 'platform imports only platform'],
  ['src/books/book.ts', 'src/app/connect.ts', 'only an entry imports the app'],
  ['src/home/routes.ts', 'src/app/connect.ts', 'only an entry imports the app'],
  ['src/books/book.ts', 'src/home/index.ts', 'a feature does not know what is made of it'],
  ['src/app/connect.ts', 'src/web.ts', 'nothing is above the entries'],
  ['src/web.ts', 'src/books/index.ts', 'an entry uses app and platform only'],
  ['src/app/http-app.ts', 'src/books/repository.ts', 'the app enters a room by its index or a door'],
  ['src/app/http-app.ts', 'src/home/view.ts', 'the app enters a room by its index or a door'],
  ['src/chat/room.ts', 'src/meetings/meeting-for-asker-repository.ts', 'a room is entered by its index'],
  ['src/home/routes.ts', 'src/meetings/list-meetings.ts', 'a room is entered by its index'],
  [
    'src/home/routes.ts',
    'src/sharing/index.ts',
    'home uses books and meetings and clubs and asks and recommendations',
  ],
  ['src/sharing/view.ts', 'src/chat/index.ts', 'sharing uses books and meetings and clubs'],
  ['src/books/index.ts', 'src/books/routes.ts', 'only the app opens a door'],
  ['scripts/draw.ts', 'src/home/routes.ts', 'only the app opens a door'],
  ['src/books/book.ts', 'src/meetings/index.ts', 'books uses no other feature'],
  ['src/meetings/meeting.ts', 'src/chat/index.ts', 'meetings uses books and accounts and clubs and seats'],
  ['scripts/load.ts', 'src/books/repository.ts', 'a script enters a room by its index or commands'],
  ['scripts/seed.ts', 'src/seeds/seed-demo.ts', 'a script enters a room by its index or commands'],
  [
    'src/app/http-app.ts',
    'src/books/commands.ts',
    'only a script, the import job and the move from Django use commands',
  ],
  ['src/books/book.ts', 'scripts/load.ts', 'src knows neither scripts nor tests'],
  ['src/quiz/input.ts', 'src/recommendations/index.ts', 'quiz uses books'],
  [
    'src/recommendations/ranking/borda.ts',
    'src/recommendations/comments/index.ts',
    'ranking uses candidates and feedback and prompt',
  ],
  ['src/model/dialect.ts', 'src/recommendations/index.ts', 'model uses no other feature'],
  [
    'src/recommendations/recommend-books.ts',
    'src/recommendations/prompt/reply-fault.ts',
    'a room of recommendations is entered by its index',
  ],
  [
    'src/recommendations/comments/claim.ts',
    'src/recommendations/prompt/reply-fault.ts',
    'a room of recommendations enters another by its index',
  ],
  [
    'src/recommendations/extras/strings.ts',
    'src/recommendations/policy.ts',
    'a folder in recommendations is a room with arrows',
  ],
  [
    'src/utils/strings.ts',
    'src/platform/clock.ts',
    'a folder in src is app, platform, a feature or made of features',
  ],
] as const)('%s may not import %s', async ([from, to, rule]) => {
  await build({ [from]: [to] });
  expect((await checkBoundaries(root)).violations).toContain(`${rule}: ${from} → ${to}`);
});

test('a cycle is found, also between types', async () => {
  await build({ 'src/books/a.ts': ['src/books/b.ts'] });
  await writeFile(join(root, 'src/books/b.ts'), "import type {} from './a.ts';\nexport {};\n");
  expect((await checkBoundaries(root)).violations).toContain('no cycles: src/books/a.ts → src/books/b.ts');
});
