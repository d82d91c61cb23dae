import { expect, test } from 'vitest';
import { avatarOf } from '../../../src/platform/http/avatar.ts';

test('an avatar shows the first letter of a nickname, however many code points it has', () => {
  expect(['하늘', 'Book', '👩‍🚀우주', '각시'].map((name) => avatarOf(name.normalize('NFD')).letter)).toEqual(
    ['하', 'B', '👩‍🚀', '각'].map((letter) => letter.normalize('NFD')),
  );
});

test('a nickname keeps its colour, one of eight', () => {
  const names = Array.from({ length: 200 }, (_, i) => `벗 ${i}`);
  const tones = names.map((name) => avatarOf(name).tone);
  expect(names.map((name) => avatarOf(name).tone)).toEqual(tones);
  expect(new Set(tones)).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8]));
  expect(avatarOf('벤치').tone).toBe(6);
});
