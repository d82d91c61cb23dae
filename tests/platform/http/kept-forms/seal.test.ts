import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seal, unseal } from '../../../../src/platform/http/kept-forms/seal.ts';

const place = 'kept-form:1';

test('whatever text is sealed is read again with the same secret, browser and place, and with no other', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const sealed = seal('one', 'browser', { place, text });
      expect(unseal(['one'], 'browser', { place, sealed })).toBe(text);
      expect(unseal(['other'], 'browser', { place, sealed })).toBeNull();
      expect(unseal(['one'], 'another browser', { place, sealed })).toBeNull();
      expect(unseal(['one'], 'browser', { place: 'kept-form:2', sealed })).toBeNull();
    }),
  );
});

test('a rotated secret still opens what its predecessor sealed', () => {
  const sealed = seal('old', 'browser', { place, text: '적어 둔 글' });
  expect(unseal(['new', 'old'], 'browser', { place, sealed })).toBe('적어 둔 글');
  expect(unseal(['new'], 'browser', { place, sealed })).toBeNull();
});

test('a changed byte anywhere, or too few of them, is no text', () => {
  const sealed = seal('one', 'browser', { place, text: 'abc' });
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(unseal(['one'], 'browser', { place, sealed: changed })).toBeNull();
    expect(unseal(['one'], 'browser', { place, sealed: sealed.subarray(0, at) })).toBeNull();
  }
});

test('the sealed bytes do not hold the text', () => {
  const text = '비밀 '.repeat(100);
  expect(seal('one', 'browser', { place, text }).includes(Buffer.from('비밀'))).toBe(false);
});
