import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (pattern: string) =>
  globSync(pattern, { exclude: ['public/vendor/**'] }).map(
    (file) => [file, readFileSync(file, 'utf8')] as const,
  );
const templates = read('views/**/*.ejs');
const scripts = read('public/{js/**/*.js,sw.js}');
const filesWith = (rule: RegExp, files: readonly (readonly [string, string])[]) =>
  files.filter(([, text]) => rule.test(text)).map(([file]) => file);

test('the check reads the templates and the scripts', () => {
  expect(templates.length).toBeGreaterThan(100);
  expect(scripts.length).toBeGreaterThan(60);
});

test('no page plays film or sound by itself, or has a key of one letter', () => {
  expect(filesWith(/<(?:video|audio|embed|object)\b|autoplay|accesskey/i, templates)).toEqual([]);
});

/** Scripts with gestures. Buttons beside each item and each message do the same. */
const gestureScripts = ['public/js/drag-order.js', 'public/js/chat/menu/long-press.js'];
const notDragged = scripts.filter(([file]) => !gestureScripts.includes(file));

test('nothing is only dragged, shaken or drawn with a finger', () => {
  const gestures = /draggable|dragstart|touchmove|pointermove|gesturestart|devicemotion|deviceorientation/;
  expect(filesWith(gestures, [...templates, ...notDragged])).toEqual([]);
});

test('the press of a pointer starts nothing, and in the composer keeps a phone’s keyboard open', () => {
  const presses = notDragged.flatMap(([file, text]) =>
    [...text.matchAll(/addEventListener\('(?:mousedown|pointerdown|touchstart)'.*/g)].map(
      ([line]) => `${file}: ${line}`,
    ),
  );
  expect(presses).toEqual([
    "public/js/chat/composer.js: addEventListener('mousedown', (event) => event.preventDefault());",
    "public/js/chat/mentions/name-options.js: addEventListener('mousedown', (event) => event.preventDefault());",
  ]);
});

test('a password manager can fill in every password, and nothing forbids to paste', () => {
  const fields = templates.flatMap(([, text]) => text.match(/[^{}]*type: 'password'[^{}]*/g) ?? []);
  expect(fields.length).toBeGreaterThan(3);
  for (const field of fields) expect(field).toMatch(/autocomplete: '(?:current|new)-password'/);
  expect(filesWith(/type="password"/, templates)).toEqual([]);
  expect(filesWith(/['"]paste['"]|onpaste/, [...templates, ...scripts])).toEqual([]);
});

test('no form asks for the same secret or address twice', () => {
  for (const [file, text] of templates) {
    const asked = text.match(/type: '(?:password|email)'/g) ?? [];
    expect(new Set(asked).size, file).toBe(asked.length);
  }
});

test('every header cell of a table says what it heads', () => {
  const cells = templates.flatMap(([, text]) => text.match(/<th\b[^>]*>/g) ?? []);
  expect(cells.length).toBeGreaterThan(5);
  expect(cells.filter((cell) => !/ scope="(?:col|row)"/.test(cell))).toEqual([]);
});

test('the way to the operator stands in the footer of every page', () => {
  expect(readFileSync('views/partials/site-footer.ejs', 'utf8')).toContain('href="/terms#operator"');
  expect(readFileSync('views/layout/page.ejs', 'utf8')).toContain("include('/partials/site-footer')");
  expect(readFileSync('views/legal/operator.ejs', 'utf8')).toContain('id="operator"');
});
