import { AppError, tooManyRequests } from '../platform/errors.ts';
import type { ReaderRequests } from './reader-requests.ts';
import { alreadyChoosing, tooManyReaders } from './recommendation-messages.ts';
import type { RecommendationServices } from './recommendation-request.ts';
import { type RequestSlots, SlotLost } from './request-slots.ts';

export type SlottedServices = RecommendationServices & {
  readonly slots: RequestSlots;
  readonly readerRequests: ReaderRequests;
};

/** Time until a reader who is turned away asks again, as the page says. */
const retryAfterSeconds = 60;
/** A recommendation takes no longer. */
const choosingSeconds = 10;

/**
 * Runs a request for a recommendation when there is a slot for it. The time since its arrival is
 * taken from the time for the choice.
 * @param readerId `null`: a visitor, whose quizzes are limited by address
 * @param ageMs time since the request arrived
 * @throws {AppError} 503 when too many requests are under way, 429 when too many of this reader are
 */
export async function withSlot<T>(
  services: SlottedServices,
  readerId: number | null,
  run: (services: RecommendationServices) => Promise<T>,
  ageMs = 0,
): Promise<T> {
  const end = readerId === null ? () => {} : services.readerRequests.begin(readerId);
  if (end === null) throw tooManyRequests(alreadyChoosing, choosingSeconds);
  try {
    return await runInSlot(services, run, ageMs);
  } finally {
    end();
  }
}

async function runInSlot<T>(
  services: SlottedServices,
  run: (services: RecommendationServices) => Promise<T>,
  ageMs: number,
): Promise<T> {
  const slot = await services.slots.take(ageMs);
  if (slot === null) throw overloaded();
  const { limits } = services;
  const choiceTimeoutMs = Math.max(0, Math.round(limits.choiceTimeoutMs - slot.waitedMs));
  try {
    return await run({ ...services, lendSlot: slot.lendDuring, limits: { ...limits, choiceTimeoutMs } });
  } catch (error) {
    throw error instanceof SlotLost ? overloaded(error) : error;
  } finally {
    slot.release();
  }
}

const overloaded = (cause?: unknown) =>
  new AppError(503, 'too_many_readers', tooManyReaders, { retryAfterSeconds, cause });
