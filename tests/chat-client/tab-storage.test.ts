import { expect, test } from 'vitest';
import { createTabStorage, forgetOthers } from '../../public/js/chat/tab-storage.js';
import { createTestStorage } from './test-storage.ts';

test('a value survives a reload, and an empty value removes the entry', () => {
  const storage = createTestStorage();
  createTabStorage(storage, '1:7:draft').write('쓰다 만 글');
  expect(createTabStorage(storage, '1:7:draft').read()).toBe('쓰다 만 글');
  createTabStorage(storage, '1:7:draft').write('');
  expect(Object.keys(storage)).toEqual([]);
});

test('without storage nothing is kept and nothing throws', () => {
  const draft = createTabStorage(null, '1:7:draft');
  draft.write('쓰다 만 글');
  expect(draft.read()).toBe(null);
  const full = Object.assign(createTestStorage(), {
    setItem() {
      throw new Error('QuotaExceededError');
    },
  });
  createTabStorage(full, '1:7:draft').write('쓰다 만 글');
  forgetOthers(null);
});

test('a log-out removes everything that the chat stored, and nothing else', () => {
  const storage = createTestStorage();
  createTabStorage(storage, '1:7:draft').write('쓰다 만 글');
  createTabStorage(storage, '12:7:outbox').write([1]);
  storage.setItem('quiz', 'a');
  forgetOthers(storage);
  expect(Object.keys(storage)).toEqual(['quiz']);
});

test('another person in the same tab does not find the first one’s draft', () => {
  const storage = createTestStorage();
  createTabStorage(storage, '1:7:draft').write('비밀');
  createTabStorage(storage, '12:7:draft').write('내 글');
  forgetOthers(storage, '12');
  expect(Object.keys(storage)).toEqual(['bookmoim:chat:12:7:draft']);
});
