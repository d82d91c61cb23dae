import type { Request } from 'express';
import { notFound } from '../platform/errors.ts';
import { idInput } from '../platform/http/form.ts';

/** Returns the meeting's id of a path. @throws {AppError} 404 */
export const meetingIdOf = (req: Request): number => idIn(req.params.id);

/** Returns the number of a message of a path. @throws {AppError} 404 */
export const seqOf = (req: Request): number => idIn(req.params.seq);

function idIn(param: unknown): number {
  const id = idInput.safeParse(param);
  if (!id.success) throw notFound();
  return id.data;
}
