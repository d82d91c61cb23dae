import { expect, test } from 'vitest';
import { localPath } from '../../../src/platform/http/local-path.ts';

test.each(['/', '/meetings/7?x=1#y', '/books?q=%ED%95%9C'])('%s is a path of ours', (path) => {
  expect(localPath(path)).toBe(path);
});

test.each([
  '//evil',
  '/\\evil',
  'https:evil',
  'javascript:alert(1)',
  'books',
  '',
  '/\t/evil',
  '/a\\b',
  `/${'a'.repeat(2_000)}`,
  undefined,
  ['/a', '/b'],
])('%s is not', (path) => expect(localPath(path)).toBe('/'));
