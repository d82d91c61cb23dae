import express, { type ErrorRequestHandler } from 'express';
import supertest from 'supertest';
import { describe, expect, test } from 'vitest';
import type { AppError } from '../../src/platform/errors.ts';
import { type Admission, createAdmission, type Place } from '../../src/recommendations/admission.ts';
import { type AdmittingServices, admitted } from '../../src/recommendations/admitted.ts';
import { quizRoutes } from '../../src/recommendations/quiz-routes.ts';

const hour = 3_600_000;

async function placeOf(admission: Admission): Promise<Place> {
  return (await admission.enter()) ?? expect.unreachable('there is no place');
}

const open = (changes: Partial<Parameters<typeof createAdmission>[0]> = {}) =>
  createAdmission({ mostInFlight: 5, mostWorking: 2, maxWaitMs: hour, ...changes }, () => 0);

describe('admission of requests', () => {
  test('as many as may work enter at once, and the next when one leaves', async () => {
    const admission = open();
    const [first] = [await placeOf(admission), await placeOf(admission)];
    let hasEntered = false;
    const third = admission.enter().then(() => {
      hasEntered = true;
    });
    await Promise.resolve();
    expect(hasEntered).toBe(false);
    first.leave();
    await third;
    expect(hasEntered).toBe(true);
  });

  test('a request that rests gives its place away, and goes on before new ones', async () => {
    const admission = open({ mostWorking: 1 });
    const order: string[] = [];
    const model = Promise.withResolvers<void>();
    const first = await placeOf(admission);
    const rested = first.rest(() => model.promise).then(() => order.push('rested'));
    const second = await placeOf(admission);
    const third = placeOf(admission).then((place) => {
      order.push('new');
      place.leave();
    });
    model.resolve();
    await model.promise;
    second.leave();
    await rested;
    first.leave();
    await third;
    expect(order).toEqual(['rested', 'new']);
  });

  test('no more requests than the limit are under way, those that rest included', async () => {
    const admission = open({ mostInFlight: 3, mostWorking: 1 });
    const model = Promise.withResolvers<void>();
    const places: Place[] = [];
    for (let i = 0; i < 3; i += 1) {
      const place = await placeOf(admission);
      places.push(place);
      void place.rest(() => model.promise).then(() => place.leave());
    }
    expect(await admission.enter()).toBeNull();
    model.resolve();
    await expect.poll(() => admission.enter()).not.toBeNull();
  });

  test('a request that waits too long is turned away, and takes no place later', async () => {
    const admission = open({ mostInFlight: 2, mostWorking: 1, maxWaitMs: 10 });
    const first = await placeOf(admission);
    expect(await admission.enter()).toBeNull();
    first.leave();
    const again = await placeOf(admission);
    again.leave();
  });

  test('a task that fails while it rests gets its place back', async () => {
    const admission = open({ mostWorking: 1 });
    const first = await placeOf(admission);
    await expect(first.rest(() => Promise.reject(new Error('no model')))).rejects.toThrow('no model');
    first.leave();
    (await placeOf(admission)).leave();
  });
});

const services = (admission: Admission) =>
  ({ admission, recommender: null, limits: { choiceTimeoutMs: 8_500 } }) as unknown as AdmittingServices;

describe('a request for a recommendation', () => {
  test('that waited has less time for the choice', async () => {
    let now = 0;
    const admission = createAdmission({ mostInFlight: 5, mostWorking: 1, maxWaitMs: hour }, () => now);
    const first = await placeOf(admission);
    const timeoutMs = admitted(services(admission), async ({ limits }) => limits.choiceTimeoutMs);
    now = 700;
    first.leave();
    expect(await timeoutMs).toBe(7_800);
  });

  test('that fails leaves its place', async () => {
    const admission = open({ mostInFlight: 1 });
    const failing = admitted(services(admission), () => Promise.reject(new Error('no books')));
    await expect(failing).rejects.toThrow('no books');
    expect(await admission.enter()).not.toBeNull();
  });

  test('without a place is answered 503, when to try again, and that the answers are kept', async () => {
    const full: Admission = { enter: async () => null };
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
