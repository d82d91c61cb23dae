import { AppError } from '../platform/errors.ts';
import type { Admission } from './admission.ts';
import { tooManyReaders } from './recommendation-messages.ts';
import type { RecommendationServices } from './recommendation-request.ts';

export type AdmittingServices = RecommendationServices & { readonly admission: Admission };

/** Time until a reader who is turned away asks again, as the page says. */
const retryAfterSeconds = 60;

/**
 * Runs a request for a recommendation when there is a place for it. The wait counts for the time
 * that the request may take.
 * @throws {AppError} 503 when too many requests are under way
 */
export async function admitted<T>(
  services: AdmittingServices,
  run: (services: RecommendationServices) => Promise<T>,
): Promise<T> {
  const place = await services.admission.enter();
  if (place === null) throw new AppError(503, 'too_many_readers', tooManyReaders, { retryAfterSeconds });
  const { limits } = services;
  const choiceTimeoutMs = Math.max(0, Math.round(limits.choiceTimeoutMs - place.waitedMs));
  try {
    return await run({ ...services, rest: place.rest, limits: { ...limits, choiceTimeoutMs } });
  } finally {
    place.leave();
  }
}
