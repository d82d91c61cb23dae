// Part of `npm run test:lint`: checks the rules for prose that a program can check.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkProse } from './plain-english/check-prose.ts';

const files = [
  '*.{md,ts}',
  'docs/**/*.md',
  'deploy/**/*.{sh,sql,yaml}',
  'public/js/**/*.js',
  '{src,scripts,tests}/**/*.{ts,mjs,js}',
];
/** The generated client, and the list of banned words itself with its test. */
const exempt =
  /^(src\/platform\/prisma-client\/|scripts\/plain-english\/banned-words|tests\/scripts\/plain-)/;

const root = fileURLToPath(new URL('..', import.meta.url));
const paths = globSync(files, { cwd: root, exclude: ['**/node_modules/**'] })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !exempt.test(path))
  .sort();
const problems = paths.flatMap((path) => checkProse(path, readFileSync(join(root, path), 'utf8')));
for (const problem of problems) console.error(problem);
console.log(`${paths.length} files, ${problems.length} lines that are not plain`);
process.exitCode = problems.length === 0 && paths.length > 0 ? 0 : 1;
