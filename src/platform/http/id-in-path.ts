import type { Request } from 'express';
import { notFound } from '../errors.ts';
import { idInput } from './form.ts';

/**
 * Returns an id in the path of a request.
 * @param message of the error, in Korean; that of an unknown page by default
 * @throws {AppError} 404 if the path holds no id there
 */
export function idInPath(req: Request, name: string, message?: string): number {
  const id = idInput.safeParse(req.params[name]);
  if (!id.success) throw notFound(message);
  return id.data;
}
