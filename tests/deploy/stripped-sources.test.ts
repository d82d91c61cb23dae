import { spawnSync } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { bareEnvironment } from '../support/bare-environment.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = `import { fail } from './deep/fail.ts';
interface Named {
  readonly name: string;
}
const one: Named = { name: 'one' };
console.log(one.name);
fail<string>('twice' as string);
`;
const failing = `export function fail<T>(word: T): never {
  throw new Error(String(word));
}
`;

/** A directory that is made as the image is, with a program of two files. */
function makeImage() {
  const directory = mkdtempSync(join(tmpdir(), 'image-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  mkdirSync(join(directory, 'src/deep'), { recursive: true });
  mkdirSync(join(directory, 'deploy'));
  writeFileSync(join(directory, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(directory, 'src/program.ts'), program);
  writeFileSync(join(directory, 'src/deep/fail.ts'), failing);
  copyFileSync(`${root}deploy/stripped-sources.cjs`, join(directory, 'deploy/stripped-sources.cjs'));
  const node = (...args: string[]) =>
    spawnSync(process.execPath, args, { cwd: directory, env: bareEnvironment, encoding: 'utf8' });
  const run = () => node('--require', './deploy/stripped-sources.cjs', 'src/program.ts');
  return { run, strip: () => node(`${root}scripts/strip-types.ts`, 'src') };
}

test('stripped sources run under their names, and errors name the same lines and columns', () => {
  const { run, strip } = makeImage();
  expect(strip().status).toBe(0);
  const { stdout, stderr } = run();
  expect(stdout).toBe('one\n');
  expect(stderr).toContain('Error: twice');
  expect(stderr).toMatch(/src\/deep\/fail\.ts:2:9\b/);
  expect(stderr).toMatch(/src\/program\.ts:7:1\b/);
});

test('Node strips no file of the image again: one that still holds types does not run', () => {
  expect(makeImage().run().stderr).toContain('SyntaxError');
});

test('no text of the sources has spaces at the end of a line, which the image would lose', () => {
  const files = globSync('src/**/*.ts', { cwd: root }).filter((file) => !file.includes('/prisma-client/'));
  expect(files.length).toBeGreaterThan(1_000);
  expect(files.filter((file) => / $/m.test(readFileSync(root + file, 'utf8')))).toEqual([]);
});

test("of Zod's messages only the English ones are loaded", () => {
  const program = `import { z } from 'zod';
    console.log(Object.keys(z.locales).join(), z.number().safeParse('').error.issues[0].message);`;
  const args = ['--require', './deploy/stripped-sources.cjs', '--input-type=module', '--eval', program];
  const options = { cwd: root, env: bareEnvironment, encoding: 'utf8' } as const;
  const { stdout } = spawnSync(process.execPath, args, options);
  expect(stdout).toBe('en Invalid input: expected number, received string\n');
});
