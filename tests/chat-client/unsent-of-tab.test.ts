import { expect, test } from 'vitest';
import { createTabStorage } from '../../public/js/chat/tab-storage.js';
import { unsentOfTab } from '../../public/js/chat/unsent-of-tab.js';
import { createTestStorage } from './test-storage.ts';

test('the unsent texts of a tab hold the sentences that they quote, until they are discarded', () => {
  const storage = createTestStorage();
  const keep = (name: string, value: unknown) => createTabStorage(storage, `1:7:${name}`).write(value);
  keep('outbox', [
    { clientId: 'a', body: '하나', extras: { quote: { text: '봄이 왔다', page: 3 } } },
    { clientId: 'b', body: '둘' },
  ]);
  keep('draft', '쓰던 글');
  keep('attached', { replyTo: 2, quote: { text: '여름이다' } });
  const unsent = unsentOfTab(storage, { userId: '1', meetingId: '7' });
  expect(unsent.texts()).toEqual(['하나', '봄이 왔다', '둘', '쓰던 글', '여름이다']);
  unsent.discard();
  expect(unsent.texts()).toEqual([]);
  expect(storage.length).toBe(0);
});
