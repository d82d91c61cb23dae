import { deletionRefusals } from '../../public/js/chat/menu/copy.js';
import { AppError } from '../platform/errors.ts';
import type { DeleteAnswer } from './protocol.ts';

const status = {
  invalid: 422,
  not_found: 404,
  not_yours: 403,
  too_late: 409,
  closed: 409,
  rate_limited: 429,
  unavailable: 503,
};

/** Returns the error that answers the form of a message that was not deleted. */
export const deletionError = (
  meetingId: number,
  { code, retryAfterMs = 0 }: Extract<DeleteAnswer, { ok: false }>,
): AppError =>
  new AppError(status[code], code, deletionRefusals[code], {
    action: { href: `/meetings/${meetingId}/chat/plain`, label: '대화방으로 돌아가기' },
    ...(retryAfterMs > 0 ? { retryAfterSeconds: Math.ceil(retryAfterMs / 1_000) } : {}),
  });
