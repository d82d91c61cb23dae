import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withoutDocstrings } from '../../../src/platform/http/without-docstrings.ts';

test('a docstring goes, and the lines behind it keep their numbers', () => {
  const script = '/**\n * Adds.\n * @param {number} a\n */\nexport const add = (a) => a + 1;\n';
  expect(withoutDocstrings(script)).toBe('\n\n\n\nexport const add = (a) => a + 1;\n');
  expect(withoutDocstrings('  /** One line. */\nlet a;\n')).toBe('\nlet a;\n');
});

test('a type cast before an expression stays, and so does all between it and the next docstring', () => {
  const script = 'const a =\n  /** @type {Node} */ (b);\nc();\n/** Next. */\nd();\n';
  expect(withoutDocstrings(script)).toBe('const a =\n  /** @type {Node} */ (b);\nc();\n\nd();\n');
});

test('every script of ours keeps all its code lines', () => {
  const files = globSync('public/js/**/*.js');
  expect(files.length).toBeGreaterThan(50);
  for (const file of files) {
    const script = readFileSync(file, 'utf8');
    const isCode = (line: string) => !/^\s*(\/\*\*|\*)/.test(line) && line.trim() !== '';
    const kept = withoutDocstrings(script).split('\n');
    expect(kept.filter(isCode), file).toEqual(script.split('\n').filter(isCode));
    expect(kept.length, file).toBe(script.split('\n').length);
  }
});
