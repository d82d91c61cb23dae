import { expect, test } from 'vitest';
import { createMessageLog } from '../../public/js/chat/message-log.js';
import { message, messages, seqs } from './sample-messages.ts';

const started = (from: number, to: number) => {
  const log = createMessageLog();
  log.start({ messages: messages(from, to), more: from > 1 });
  return log;
};

test('a message that comes twice is shown once', () => {
  const log = started(1, 3);
  expect(seqs(log.receive(message(4)))).toEqual([4]);
  expect(log.receive(message(4))).toEqual([]);
  expect(log.receive(message(2))).toEqual([]);
  expect(seqs(log.messages)).toEqual([1, 2, 3, 4]);
});

test('a message after a gap waits until the gap is filled', () => {
  const log = started(1, 3);
  expect(log.receive(message(6))).toEqual([]);
  expect(log.isBehind).toBe(true);
  expect(log.receive(message(5))).toEqual([]);
  expect(seqs(log.extend(3, { messages: [message(4)], more: true }))).toEqual([4, 5, 6]);
  expect(log.lastSeq).toBe(6);
});

test('a message broadcast before the first page is not lost', () => {
  const log = createMessageLog();
  log.receive(message(4));
  log.receive(message(3));
  log.start({ messages: messages(1, 3), more: false });
  expect(seqs(log.messages)).toEqual([1, 2, 3, 4]);
  expect(log.isBehind).toBe(false);
});

test('the log is behind while the server has another page', () => {
  const log = started(1, 3);
  log.extend(3, { messages: messages(4, 6), more: true });
  expect(log.isBehind).toBe(true);
  log.extend(6, { messages: messages(7, 8), more: false });
  expect(log.isBehind).toBe(false);
});

test('a number missing in the table is skipped', () => {
  const log = started(1, 3);
  log.receive(message(6));
  expect(seqs(log.extend(3, { messages: [message(5), message(6)], more: false }))).toEqual([5, 6]);
  expect(log.isBehind).toBe(false);
});

test('a late answer with known messages adds nothing', () => {
  const log = started(1, 3);
  log.receive(message(4));
  expect(log.extend(3, { messages: messages(4, 4), more: false })).toEqual([]);
  log.startOver();
  expect(log.extend(4, { messages: messages(5, 5), more: false })).toEqual([]);
});

test('a head shows that the page is behind', () => {
  const log = started(1, 3);
  expect(log.head(3)).toBe('level');
  expect(log.head(5)).toBe('behind');
  expect(log.isBehind).toBe(true);
});

test('a head that arrives after a newer message does not look like a restored database', () => {
  const log = started(1, 3);
  log.head(3);
  log.receive(message(4));
  expect(log.head(3)).toBe('level');
  // The next head is level. If it still said 3, message 4 would be lost.
  expect(log.head(3)).toBe('ahead');
});

test('messages known when the connection opened have to be in the table', () => {
  const log = started(1, 3);
  log.receive(message(4));
  log.connected();
  expect(log.head(3)).toBe('ahead');
});

test('after starting over only the new table is shown', () => {
  const log = started(1, 9);
  log.startOver();
  expect(log.receive(message(5))).toEqual([]);
  log.start({ messages: messages(1, 4), more: false });
  expect(seqs(log.messages)).toEqual([1, 2, 3, 4, 5]);
});

test('older pages go before the run, and say whether there are more', () => {
  const log = started(101, 150);
  expect(log.hasOlder).toBe(true);
  expect(seqs(log.prepend({ messages: messages(51, 100), more: true }))[0]).toBe(51);
  log.prepend({ messages: messages(1, 50), more: false });
  expect(log.firstSeq).toBe(1);
  expect(log.hasOlder).toBe(false);
  expect(log.messages).toHaveLength(150);
});

test('dropped old messages can be fetched again', () => {
  const log = started(1, 30);
  expect(seqs(log.keepNewest(10))).toHaveLength(20);
  expect(log.firstSeq).toBe(21);
  expect(log.hasOlder).toBe(true);
  expect(log.keepNewest(10)).toEqual([]);
});

test('a flood of early messages is dropped beyond a limit, and the gap is still known', () => {
  const log = started(1, 3);
  for (const early of messages(5, 3_000)) log.receive(early);
  log.extend(3, { messages: messages(4, 4), more: false });
  expect(log.lastSeq).toBe(1_004);
  expect(log.isBehind).toBe(true);
});

test('a restored table that has grown past this page does not agree with it', () => {
  const log = started(1, 9);
  expect(log.resumeAfterSeq).toBe(8);
  expect(log.agrees({ messages: [message(9), message(10)], more: false })).toBe(true);
  expect(log.agrees({ messages: [message(9, 'restored'), message(10, 'restored')], more: false })).toBe(
    false,
  );
  expect(createMessageLog().resumeAfterSeq).toBeUndefined();
});
