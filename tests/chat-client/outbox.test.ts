import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createOutbox } from '../../public/js/chat/outbox.js';
import { createTabStorage } from '../../public/js/chat/tab-storage.js';
import { after } from '../../public/js/chat/timers.js';
import { createTestStorage } from './test-storage.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Sent = { clientId: string; body: string };
type Answer =
  | { ok: true; message: Sent & Record<string, unknown> }
  | { ok: false; code: string; field?: string; retryAfterMs?: number }
  | null;

/**
 * A sender's page and a server that stores a clientId once. `answers` replaces the next answers; a
 * lost answer is lost after storing.
 */
function createPage(storage = createTestStorage(), table: Sent[] = []) {
  const sent: Sent[] = [];
  const stored: Sent[] = [];
  const closings: string[] = [];
  const held: string[] = [];
  const answers: (
    | 'lost'
    | 'lost before'
    | { ok: false; code: string; field?: string; retryAfterMs?: number }
  )[] = [];
  let ids = table.length;
  const answer = (message: Sent): Answer => {
    const next = answers.shift();
    if (next && typeof next === 'object') return next;
    if (next === 'lost before') return null;
    if (!table.some(({ clientId }) => clientId === message.clientId)) table.push(message);
    if (next === 'lost') return null;
    const seq = table.findIndex(({ clientId }) => clientId === message.clientId) + 1;
    return { ok: true, message: { ...message, seq } };
  };
  const outbox = createOutbox({
    send: async (message: Sent) => {
      sent.push(message);
      return answer(message) as never;
    },
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
    storage: createTabStorage(storage, '1:7:outbox'),
    after,
    onChange: () => {},
    onStored: ({ clientId, body = '' }) => {
      stored.push({ clientId, body });
      outbox.settle(clientId);
    },
    onReturned: ({ body }: { body: string }) => held.push(body),
    onClosed: (code: string) => closings.push(code),
  });
  const states = () => outbox.pending.map(({ state }) => state);
  const bodies = (list: readonly Sent[]) => list.map(({ body }) => body);
  return { outbox, sent, stored, held, closings, answers, table, storage, states, bodies };
}

const flush = () => vi.advanceTimersByTimeAsync(0);

test('a message is shown at once and leaves the outbox when it is stored', async () => {
  const page = createPage();
  page.outbox.open();
  page.outbox.add('안녕하세요');
  expect(page.states()).toEqual(['sending']);
  await flush();
  expect(page.states()).toEqual([]);
  expect(page.bodies(page.stored)).toEqual(['안녕하세요']);
});

test('messages are stored in the order they were written', async () => {
  const page = createPage();
  page.answers.push('lost before', { ok: false, code: 'rate_limited', retryAfterMs: 700 });
  page.outbox.open();
  for (const body of ['하나', '둘', '셋']) page.outbox.add(body);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(page.bodies(page.table)).toEqual(['하나', '둘', '셋']);
});

test('a message whose answer is lost is sent again with the same clientId, and stored once', async () => {
  const page = createPage();
  page.answers.push('lost', 'lost', 'lost');
  page.outbox.open();
  page.outbox.add('들리나요?');
  await flush();
  expect(page.states()).toEqual(['late']);
  await vi.advanceTimersByTimeAsync(1_000 + 2_000 + 4_000);
  expect(new Set(page.sent.map(({ clientId }) => clientId)).size).toBe(1);
  expect(page.sent).toHaveLength(4);
  expect(page.table).toHaveLength(1);
  expect(page.states()).toEqual([]);
});

test('"다시 보내기" sends at once', async () => {
  const page = createPage();
  page.answers.push('lost before');
  page.outbox.open();
  page.outbox.add('들리나요?');
  await flush();
  page.outbox.retry();
  await flush();
  expect(page.table).toHaveLength(1);
});

test('a message that is seen in the log is not sent again', async () => {
  const page = createPage();
  page.answers.push('lost');
  page.outbox.open();
  page.outbox.add('들리나요?');
  await flush();
  page.outbox.settle('id-1');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(page.sent).toHaveLength(1);
  expect(page.states()).toEqual([]);
});

test('a message seen in the log without an answer no longer delays the next one', async () => {
  const page = createPage();
  let answer = (_answer: null) => {};
  const sent: string[] = [];
  const outbox = createOutbox({
    send: ({ body }: Sent) => {
      sent.push(body);
      return new Promise<null>((resolve) => {
        answer = resolve;
      });
    },
    newId: () => `id-${sent.length}`,
    storage: createTabStorage(page.storage, '1:7:outbox'),
    after,
    onChange: () => {},
    onStored: () => {},
    onReturned: () => {},
    onClosed: () => {},
  });
  outbox.open();
  outbox.add('하나');
  outbox.settle('id-0');
  outbox.add('둘');
  answer(null);
  await flush();
  expect(sent).toEqual(['하나', '둘']);
});

test('an answer that comes after the room closed leaves the message refused', async () => {
  const page = createPage();
  page.answers.push({ ok: false, code: 'unavailable' }, 'lost before');
  page.outbox.open();
  page.outbox.add('아직 여기 있어요');
  page.outbox.close('not_member');
  await flush();
  expect(page.states()).toEqual(['refused']);
});

test('a message that is acknowledged but not in the log yet is shown, and not sent again', async () => {
  const page = createPage();
  const outbox = createOutbox({
    send: async (message: Sent) => ({ ok: true, message: { ...message, seq: 9 } }) as never,
    newId: () => 'id-1',
    storage: createTabStorage(page.storage, '1:7:outbox'),
    after,
    onChange: () => {},
    onStored: () => {},
    onReturned: () => {},
    onClosed: () => {},
  });
  outbox.open();
  outbox.add('먼저 온 답');
  await flush();
  expect(outbox.pending.map(({ state }) => state)).toEqual(['stored']);
  expect(page.storage.length).toBe(0);
});

test('a message stored before the beginning of the log leaves the outbox', async () => {
  const page = createPage();
  const outbox = createOutbox({
    send: async (message: Sent) => ({ ok: true, message: { ...message, seq: 9 } }) as never,
    newId: () => 'id-1',
    storage: createTabStorage(page.storage, '1:7:outbox'),
    after,
    onChange: () => {},
    onStored: () => {},
    onReturned: () => {},
    onClosed: () => {},
  });
  outbox.open();
  outbox.add('저장된 지 오래된 글');
  await flush();
  outbox.reached(8);
  expect(outbox.pending).toHaveLength(1);
  outbox.reached(9);
  expect(outbox.pending).toEqual([]);
});

test('a message written without a connection is sent over the next one', async () => {
  const page = createPage();
  page.outbox.add('끊긴 사이에');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(page.sent).toEqual([]);
  page.outbox.open();
  await flush();
  expect(page.bodies(page.table)).toEqual(['끊긴 사이에']);
});

test('a disconnect stops the retries', async () => {
  const page = createPage();
  page.answers.push('lost');
  page.outbox.open();
  page.outbox.add('들리나요?');
  await flush();
  page.outbox.interrupt();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(page.sent).toHaveLength(1);
  page.outbox.open();
  await flush();
  expect(page.table).toHaveLength(1);
  expect(page.states()).toEqual([]);
});

test('an unsent message survives a reload of the page with the same clientId', async () => {
  const page = createPage();
  page.answers.push('lost');
  page.outbox.open();
  page.outbox.add('하나');
  page.outbox.add('둘');
  await flush();
  page.outbox.interrupt();

  const reloaded = createPage(page.storage, page.table);
  expect(reloaded.outbox.pending.map(({ body }) => body)).toEqual(['하나', '둘']);
  reloaded.outbox.open();
  await flush();
  expect(reloaded.bodies(reloaded.table)).toEqual(['하나', '둘']);
  expect(page.storage.length).toBe(0);
});

test('a message keeps its reply and its quote through a lost answer and a reload', async () => {
  const extras = { replyTo: 3, quote: { text: '봄이 왔다', page: 12 } };
  const page = createPage();
  page.answers.push('lost before');
  page.outbox.open();
  page.outbox.add('하나', extras);
  await flush();
  page.outbox.interrupt();
  const reloaded = createPage(page.storage, page.table);
  reloaded.outbox.open();
  await flush();
  expect([page.sent[0], reloaded.sent[0]]).toEqual(
    Array(2).fill({ clientId: 'id-1', body: '하나', ...extras }),
  );
  expect(reloaded.table).toHaveLength(1);
});

test('a message whose quote is refused goes back to its writer, and the next one is sent', async () => {
  const page = createPage();
  page.answers.push({ ok: false, code: 'invalid', field: 'quote' });
  page.outbox.open();
  page.outbox.add('하나', { quote: { text: '깨진 문장' } });
  page.outbox.add('둘');
  await flush();
  expect(page.held).toEqual(['하나']);
  expect(page.bodies(page.table)).toEqual(['둘']);
  expect(page.states()).toEqual([]);
});

test('a message that the club’s words hold back goes back to its writer, and the next one is sent', async () => {
  const page = createPage();
  page.answers.push({ ok: false, code: 'held' });
  page.outbox.open();
  for (const body of ['바보야', '안녕하세요']) page.outbox.add(body);
  await flush();
  expect(page.held).toEqual(['바보야']);
  expect(page.bodies(page.stored)).toEqual(['안녕하세요']);
  expect(page.outbox.pending).toEqual([]);
});

test('a message of a silenced member stays readable, and the outbox goes on', async () => {
  const page = createPage();
  page.answers.push({ ok: false, code: 'muted' });
  page.outbox.open();
  page.outbox.add('한마디만');
  await flush();
  expect(page.outbox.pending).toMatchObject([{ body: '한마디만', state: 'refused', code: 'muted' }]);
  expect(page.closings).toEqual([]);
});

test('a storage that was tampered with is ignored', () => {
  const storage = createTestStorage();
  storage.setItem('bookmoim:chat:1:7:outbox', '[{"clientId":1}]');
  expect(createPage(storage).outbox.pending).toEqual([]);
  storage.setItem('bookmoim:chat:1:7:outbox', '{');
  expect(createPage(storage).outbox.pending).toEqual([]);
});

test('a sender who is rate limited waits as long as the server says', async () => {
  const page = createPage();
  page.answers.push({ ok: false, code: 'rate_limited', retryAfterMs: 3_200 });
  page.outbox.open();
  page.outbox.add('열한 번째');
  await vi.advanceTimersByTimeAsync(3_199);
  expect(page.states()).toEqual(['slowed']);
  expect(page.sent).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(page.states()).toEqual([]);
  expect(page.table).toHaveLength(1);
});

test('writing on while waiting does not shorten the wait', async () => {
  const page = createPage();
  page.answers.push({ ok: false, code: 'rate_limited', retryAfterMs: 3_000 });
  page.outbox.open();
  page.outbox.add('열한 번째');
  await flush();
  page.outbox.add('열두 번째');
  await vi.advanceTimersByTimeAsync(2_900);
  expect(page.sent).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(100);
  expect(page.bodies(page.table)).toEqual(['열한 번째', '열두 번째']);
});

test.each(['invalid', 'too_long'])(
  'a message refused as %s is not sent again and delays no other',
  async (code) => {
    const page = createPage();
    page.answers.push({ ok: false, code });
    page.outbox.open();
    page.outbox.add('틀린 글');
    page.outbox.add('맞는 글');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(page.outbox.pending).toMatchObject([{ body: '틀린 글', state: 'refused', code }]);
    expect(page.bodies(page.table)).toEqual(['맞는 글']);
    page.outbox.discard('id-1');
    expect(page.states()).toEqual([]);
  },
);

test('a message answered with unavailable is sent again at growing intervals', async () => {
  const page = createPage();
  page.answers.push(...Array.from({ length: 6 }, () => ({ ok: false as const, code: 'unavailable' })));
  page.outbox.open();
  page.outbox.add('나중에라도');
  await vi.advanceTimersByTimeAsync(1_000 + 2_000 + 4_000 + 8_000 + 15_000);
  expect(page.sent).toHaveLength(6);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(page.table).toHaveLength(1);

  page.answers.push({ ok: false, code: 'unavailable' });
  page.outbox.add('다음 글');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(page.table).toHaveLength(2);
});

test.each(['closed', 'not_member'])('when the room answers %s nothing more is sent', async (code) => {
  const page = createPage();
  page.answers.push({ ok: false, code });
  page.outbox.open();
  page.outbox.add('하나');
  page.outbox.add('둘');
  await flush();
  page.outbox.add('셋');
  page.outbox.open();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(page.sent).toHaveLength(1);
  expect(page.outbox.pending).toMatchObject([{ code }, { code }, { code }]);
  expect(page.closings).toEqual([code]);
});

test('a message that is being sent cannot be discarded', async () => {
  const page = createPage();
  page.outbox.add('하나');
  page.outbox.discard('id-1');
  expect(page.states()).toEqual(['sending']);
});
