import { expect, test } from 'vitest';
import { createMessageChanges } from '../../public/js/chat/message-changes.js';

const message = {
  id: '1-37',
  seq: 37,
  clientId: 'c',
  meetingId: '1',
  userId: '1',
  nickname: '독자',
  body: '말',
  sentAt: '2026-11-29T07:39:21.328Z',
};

test('a page that was read before a deletion and arrives after it does not bring the text back', () => {
  const changes = createMessageChanges('2');
  changes.head(9);
  changes.learn({ seq: 36, revision: 10, reactions: [] });
  changes.learn({ seq: 37, revision: 11, deleted: true });
  changes.fetched({ ok: true, messages: [message], more: false, revision: 10 });
  expect(changes.isBehind).toBe(false);
  expect(changes.apply(message)).toMatchObject({ deleted: true });
  changes.fetched({ ok: true, messages: [message], more: false, revision: 12 });
  expect(changes.apply(message)).toMatchObject({ body: '말' });
});

test('of a page and a broadcast of reactions the newer one counts, in whatever order they arrive', () => {
  const liked = { ...message, reactions: [{ emoji: '👍' as const, count: 2, mine: false }] };
  const changes = createMessageChanges('2');
  changes.head(9);
  changes.learn({ seq: 37, revision: 12, reactions: [{ emoji: '👍', count: 3 }], by: [] });
  changes.fetched({ ok: true, messages: [liked], more: false, revision: 11 });
  expect(changes.apply(message).reactions).toMatchObject([{ count: 3 }]);
  changes.fetched({ ok: true, messages: [liked], more: false, revision: 13 });
  changes.learn({ seq: 37, revision: 12, reactions: [{ emoji: '👍', count: 3 }], by: [] });
  expect(changes.apply(message).reactions).toMatchObject([{ count: 2 }]);
});

test('a broadcast that arrives after newer changes were read does not undo them', () => {
  const changes = createMessageChanges('2');
  changes.head(12);
  changes.learn({ seq: 37, revision: 11, deleted: true });
  expect(changes.apply(message)).toMatchObject({ body: '말' });
});

test('a message that an operator hid stays a hidden one', () => {
  const changes = createMessageChanges('2');
  changes.head(9);
  changes.learn({ seq: 37, revision: 10, deleted: true, hidden: true });
  expect(changes.apply(message)).toMatchObject({ deleted: true, hidden: true });
});

test('own reactions are known only once the last page of changes is there', () => {
  const liked = { ...message, reactions: [{ emoji: '👍' as const, count: 1, mine: false }] };
  const changes = createMessageChanges('2');
  changes.head(0);
  changes.head(5);
  changes.fetched({ ok: true, messages: [], more: true, revision: 4 });
  changes.learn({ seq: 37, revision: 5, reactions: [{ emoji: '👍', count: 2 }], by: [] });
  expect([changes.isBehind, changes.fetchAfter]).toEqual([true, 4]);
  const mine = { ...liked, reactions: [{ emoji: '👍' as const, count: 2, mine: true }] };
  changes.fetched({ ok: true, messages: [mine], more: false, revision: 5 });
  expect([changes.isBehind, changes.apply(message).reactions]).toEqual([false, mine.reactions]);
});
