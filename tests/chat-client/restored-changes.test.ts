import { expect, test } from 'vitest';
import { createCatchUp } from '../../public/js/chat/catch-up.js';
import { createMessageLog } from '../../public/js/chat/message-log.js';
import { message } from './sample-messages.ts';

const heart = (count: number) => [{ emoji: '❤️' as const, count }];

/** A page that read a log of two messages and heard of five reactions. */
async function pageWithReactions() {
  const log = createMessageLog('9');
  const table = [message(1), message(2)];
  let starts = 0;
  const catchUp = createCatchUp({
    log,
    after: () => () => {},
    ask: async () => ({ ok: true, messages: table, more: false }),
    onAppended: () => {},
    onStarted: () => {
      starts += 1;
    },
    onChanged: () => {},
  });
  catchUp.opened();
  await catchUp.head({ seq: 2, revision: 0 });
  await catchUp.connected({ messages: table, more: false }, undefined);
  for (const count of [1, 2, 3, 4, 5])
    catchUp.changed({ seq: 2, revision: count, reactions: heart(count), by: [] });
  return { log, catchUp, reactions: () => log.messageAt(2)?.reactions, starts: () => starts };
}

test('reactions that a restored database lost leave the page when it connects again', async () => {
  const { catchUp, log, reactions } = await pageWithReactions();
  expect(reactions()).toEqual([{ emoji: '❤️', count: 5, mine: false }]);
  catchUp.disconnected();
  catchUp.opened();
  await catchUp.head({ seq: 2, revision: 3 });
  await catchUp.connected({ messages: [message(2)], more: true }, log.resumeAfterSeq);
  expect(reactions()).toBeUndefined();
});

test('reactions that a restored database lost leave an open page with a head', async () => {
  const { catchUp, reactions, starts } = await pageWithReactions();
  await catchUp.head({ seq: 2, revision: 5 });
  expect(starts()).toBe(1);
  await catchUp.head({ seq: 2, revision: 4 });
  expect([starts(), reactions()]).toEqual([2, undefined]);
  await catchUp.head({ seq: 2, revision: 4 });
  expect(starts()).toBe(2);
});

test('a head that was read before a reaction does not look like a restored database', async () => {
  const { catchUp, reactions, starts } = await pageWithReactions();
  await catchUp.head({ seq: 2, revision: 4 });
  expect([starts(), reactions()]).toEqual([1, [{ emoji: '❤️', count: 5, mine: false }]]);
});

test('reactions after the last head that a restored database lost leave the page with the second head', async () => {
  const { catchUp, reactions } = await pageWithReactions();
  await catchUp.head({ seq: 2, revision: 3 });
  await catchUp.head({ seq: 2, revision: 3 });
  expect(reactions()).toBeUndefined();
});
