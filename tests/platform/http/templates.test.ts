import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { namesInTemplate } from '../../../src/platform/http/template-names.ts';
import { createTemplates, type DrawTemplate } from '../../../src/platform/http/templates.ts';

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'templates-'));
});
afterAll(() => rmSync(root, { recursive: true }));

/** Writes templates by their names, and returns a function that draws them. */
function templates(texts: Readonly<Record<string, string>>, cache = true): DrawTemplate {
  write(texts);
  return createTemplates({ root, cache });
}

function write(texts: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(root, `${name}.ejs`), text);
}

test('a name that a template is not given is an error where it is used, also after a draw with it', () => {
  const draw = templates({ greeting: '<% if (isLoud) { %><%= name %>!<% } %>' });
  expect(draw('/greeting', { isLoud: true, name: '하늘' })).toBe('하늘!');
  expect(draw('/greeting', { isLoud: false })).toBe('');
  expect(() => draw('/greeting', { isLoud: true })).toThrow('name is not defined');
  expect(draw('/greeting', { isLoud: true, name: undefined })).toBe('!');
});

test('an included template sees what its includer was given, and its own value of the same name', () => {
  const draw = templates({
    outer: "<%- include('/inner') %> <%- include('/inner', { name: 'own' }) %> <%= name %>",
    inner: '<%= name %>',
  });
  expect(draw('/outer', { name: 'given' })).toBe('given own given');
});

test('a template may declare a name that it was given, and its includes see the given one', () => {
  const draw = templates({
    declaring: "<% const name = 'declared'; %><%= name %> <%= locals.name %> <%- include('/shown') %>",
    shown: '<%= name %>',
  });
  expect(draw('/declaring', { name: 'given' })).toBe('declared given given');
});

test('a value named like a word of JavaScript is read from the locals', () => {
  const draw = templates({ field: '<input class="<%= locals.class %>"<% for (const one of []) {} %>>' });
  expect(draw('/field', { class: 'input', for: 'name' })).toBe('<input class="input">');
});

test('no package can give a template a name through the prototype of all objects', () => {
  const draw = templates({ optional: '<%= locals.hint %>' });
  const everyObject = Object.prototype as { hint?: unknown };
  everyObject.hint = 'from elsewhere';
  try {
    expect(draw('/optional', {})).toBe('');
  } finally {
    delete everyObject.hint;
  }
});

test.each([
  ['without a cache, a page shows a change of a template that it includes', false, 'after'],
  ['with a cache, a page shows templates as they were when it was first drawn', true, 'before'],
])('%s', (_name, cache, shown) => {
  const draw = templates({ page: "<%- include('/part') %>", part: 'before' }, cache);
  expect([draw('/page', {}), draw('/page', {})]).toEqual(['before', 'before']);
  write({ part: 'after' });
  expect([draw('/page', {}), draw('/page', {})]).toEqual([shown, shown]);
});

test('names are the identifiers in the code, without properties, comments and text', () => {
  const text = `text <%# comment %><%% literal %>
    <% const { a = b, ...c } = d?.e.f; for (const g of [...h]) { -%>
    <%- include(\`/\${i}\`, { j: k\n      .l }) %><%= m ? 'n' : o %><% } _%>`;
  const names = ['$', 'a', 'b', 'c', 'd', 'of', 'g', 'h', 'include', 'i', 'j', 'k', 'm', 'n', 'o'];
  expect(namesInTemplate(text).sort()).toEqual(names.sort());
});
