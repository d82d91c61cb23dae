import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const project = fileURLToPath(new URL('../..', import.meta.url));
const folder = `${project}/public/css`;
const read = (file: string) => readFileSync(`${folder}/${file}`, 'utf8');
const files = globSync('**/*.css', { cwd: folder });
const used = files.map(read).join('\n');

test('the site links every component, and nothing that is not there', () => {
  const imported = [...read('site.css').matchAll(/@import url\("\.\/(.+?)"\)/g)].map(([, file]) => file);
  expect(imported.filter((file) => !files.includes(file ?? ''))).toEqual([]);
  expect(files.filter((file) => file.startsWith('components/') && !imported.includes(file))).toEqual([]);
});

test('every rule stands in a layer', () => {
  const unlayered = files.filter((file) => !/^(\/\*[\s\S]*?\*\/\s*)?@layer [a-z, ]+[{;]/.test(read(file)));
  expect(unlayered).toEqual([]);
});

test('every value a rule names is defined, and none is defined for nothing', () => {
  const defined = new Set([...used.matchAll(/^\s*(--[a-z0-9-]+):/gm)].map(([, name]) => name));
  const named = new Set([...used.matchAll(/var\((--[a-z0-9-]+)/g)].map(([, name]) => name));
  expect([...named].filter((name) => !defined.has(name))).toEqual([]);
  expect([...defined].filter((name) => !named.has(name))).toEqual([]);
});

test('the chat room links every file of its own, or a script or a view names it', () => {
  const imported = [...read('pages/chat.css').matchAll(/@import url\("\.\.\/(.+?)"\)/g)].map(
    ([, file]) => file,
  );
  const naming = globSync('{public/js,src}/**/*.{js,ts}', { cwd: project })
    .map((file) => readFileSync(`${project}/${file}`, 'utf8'))
    .join('\n');
  const own = files.filter((file) => file.startsWith('chat/'));
  expect(own.filter((file) => !imported.includes(file) && !naming.includes(file))).toEqual([]);
  expect(imported.filter((file) => !files.includes(String(file)))).toEqual([]);
});
