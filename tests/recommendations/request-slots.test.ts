import express, { type ErrorRequestHandler } from 'express';
import supertest from 'supertest';
import { describe, expect, test } from 'vitest';
import type { AppError } from '../../src/platform/errors.ts';
import { quizRoutes } from '../../src/recommendations/quiz-routes.ts';
import { createReaderRequests } from '../../src/recommendations/reader-requests.ts';
import {
  createRequestSlots,
  type RequestSlots,
  type Slot,
  SlotLost,
} from '../../src/recommendations/request-slots.ts';
import { type SlottedServices, withSlot } from '../../src/recommendations/with-slot.ts';

const hour = 3_600_000;

async function slotOf(slots: RequestSlots): Promise<Slot> {
  return (await slots.take()) ?? expect.unreachable('there is no slot');
}

const limits = { maxRequests: 5, slots: 2, maxWaitMs: hour, maxReturnMs: hour };
const open = (changes: Partial<Parameters<typeof createRequestSlots>[0]> = {}) =>
  createRequestSlots({ ...limits, ...changes }, () => 0);

describe('slots for requests', () => {
  test('as many requests as there are slots begin at once, and the next one when a slot is released', async () => {
    const slots = open();
    const [first] = [await slotOf(slots), await slotOf(slots)];
    let hasEntered = false;
    const third = slots.take().then(() => {
      hasEntered = true;
    });
    await Promise.resolve();
    expect(hasEntered).toBe(false);
    first.release();
    await third;
    expect(hasEntered).toBe(true);
  });

  test('a request that lent its slot gets one before new requests do', async () => {
    const slots = open({ slots: 1 });
    const order: string[] = [];
    const model = Promise.withResolvers<void>();
    const first = await slotOf(slots);
    const returned = first.lendDuring(() => model.promise).then(() => order.push('returned'));
    const second = await slotOf(slots);
    const third = slotOf(slots).then((slot) => {
      order.push('new');
      slot.release();
    });
    model.resolve();
    await model.promise;
    second.release();
    await returned;
    first.release();
    await third;
    expect(order).toEqual(['returned', 'new']);
  });

  test('no more requests than the limit are under way, those that lent their slots included', async () => {
    const slots = open({ maxRequests: 3, slots: 1 });
    const model = Promise.withResolvers<void>();
    const taken: Slot[] = [];
    for (let i = 0; i < 3; i += 1) {
      const slot = await slotOf(slots);
      taken.push(slot);
      void slot.lendDuring(() => model.promise).then(() => slot.release());
    }
    expect(await slots.take()).toBeNull();
    model.resolve();
    await expect.poll(() => slots.take()).not.toBeNull();
  });

  test('a request that waits too long is turned away, and takes no slot later', async () => {
    const slots = open({ maxRequests: 2, slots: 1, maxWaitMs: 10 });
    const first = await slotOf(slots);
    expect(await slots.take()).toBeNull();
    first.release();
    const again = await slotOf(slots);
    again.release();
  });

  test('a request gets its slot back when the task that it waited for fails', async () => {
    const slots = open({ slots: 1 });
    const first = await slotOf(slots);
    await expect(first.lendDuring(() => Promise.reject(new Error('no model')))).rejects.toThrow('no model');
    first.release();
    (await slotOf(slots)).release();
  });

  /** A request that lent the only slot, which another one has when its model replies. */
  async function repliedAt(ms: number) {
    let now = 0;
    const slots = createRequestSlots({ ...limits, slots: 1, maxWaitMs: 0, maxReturnMs: 9_500 }, () => now);
    const first = await slotOf(slots);
    const model = Promise.withResolvers<string>();
    const result = first.lendDuring(() => model.promise);
    const second = await slotOf(slots);
    now = ms;
    model.resolve('three books');
    return { slots, first, second, result };
  }

  test('a request whose time is up does not wait to get its slot back, and releases none', async () => {
    const { slots, first, second, result } = await repliedAt(9_501);
    await expect(result).rejects.toThrow(SlotLost);
    first.release();
    expect(await slots.take()).toBeNull();
    second.release();
    expect(await slots.take()).not.toBeNull();
    expect(await slots.take()).toBeNull();
  });

  test('a request with time left waits for its slot', async () => {
    const { second, result } = await repliedAt(9_000);
    second.release();
    expect(await result).toBe('three books');
  });
});

const services = (slots: RequestSlots) =>
  ({
    slots,
    readerRequests: createReaderRequests(2),
    recommender: null,
    limits: { choiceTimeoutMs: 8_500 },
  }) as unknown as SlottedServices;
const reader = 1;

describe('a request for a recommendation', () => {
  test('that waited has less time for the choice', async () => {
    let now = 0;
    const slots = createRequestSlots({ ...limits, slots: 1 }, () => now);
    const first = await slotOf(slots);
    const timeoutMs = withSlot(services(slots), reader, async ({ limits }) => limits.choiceTimeoutMs);
    now = 700;
    first.release();
    expect(await timeoutMs).toBe(7_800);
  });

  test('has less time for the choice by its age', async () => {
    const timeoutMs = withSlot(services(open()), reader, async ({ limits }) => limits.choiceTimeoutMs, 700);
    expect(await timeoutMs).toBe(7_800);
  });

  test('that gets no slot back in time is answered 503, and leaves its place', async () => {
    let now = 0;
    const slots = createRequestSlots({ ...limits, slots: 1, maxReturnMs: 9_500 }, () => now);
    const asked = services(slots);
    const model = Promise.withResolvers<void>();
    const late = withSlot(asked, reader, async ({ lendSlot }) => lendSlot?.(() => model.promise));
    const other = await slotOf(slots);
    now = 9_501;
    model.resolve();
    await expect(late).rejects.toMatchObject({ status: 503, retryAfterSeconds: 60 });
    other.release();
    expect(await withSlot(asked, reader, async () => 'chosen')).toBe('chosen');
  });

  test('that fails releases its slot', async () => {
    const slots = open({ maxRequests: 1 });
    const failing = withSlot(services(slots), reader, () => Promise.reject(new Error('no books')));
    await expect(failing).rejects.toThrow('no books');
    expect(await slots.take()).not.toBeNull();
  });

  test('of a reader with too many under way is refused, and takes no slot of others', async () => {
    const asked = services(open());
    const model = Promise.withResolvers<void>();
    const first = [1, 2].map(() => withSlot(asked, reader, () => model.promise));
    await expect(withSlot(asked, reader, async () => 'chosen')).rejects.toMatchObject({
      status: 429,
      retryAfterSeconds: 10,
      message: expect.stringMatching(/아직 고르고 있어요/),
    });
    model.resolve();
    await Promise.all(first);
    expect(await withSlot(asked, reader, async () => 'chosen')).toBe('chosen');
  });

  test('of another reader, and of visitors, does not count for her', async () => {
    const asked = services(open({ maxRequests: 9, slots: 9 }));
    const model = Promise.withResolvers<void>();
    const hers = [1, 2].map(() => withSlot(asked, reader, () => model.promise));
    const others = [2, null, null, null].map((other) => withSlot(asked, other, async () => 'chosen'));
    expect(await Promise.all(others)).toEqual(Array(4).fill('chosen'));
    model.resolve();
    await Promise.all(hers);
  });

  test('without a slot is answered 503, when to try again, and that the answers are kept', async () => {
    const full: RequestSlots = { take: async () => null };
    const errors: AppError[] = [];
    const keep: ErrorRequestHandler = (error, _req, res, _next) => {
      errors.push(error);
      res.status(error.status).end();
    };
    const app = express().use(quizRoutes(services(full), undefined as never), keep);
    await supertest(app).post('/quiz').expect(503);
    expect(errors).toMatchObject([
      { retryAfterSeconds: 60, message: expect.stringMatching(/많아서.*1분 뒤에.*고른 답은 그대로/) },
    ]);
  });
});
