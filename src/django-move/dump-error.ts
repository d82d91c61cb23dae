import type { z } from 'zod';

/** The reason why a dump was refused. Nothing has been written when it is thrown. */
export class DumpError extends Error {
  override name = 'DumpError';
}

/** Parses a part of a dump. @throws {DumpError} naming the place and the first problem */
export function parse<T extends z.ZodType>(schema: T, value: unknown, place: string): z.infer<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new DumpError(`${place}: ${issue?.path.join('.') || 'the entry'}: ${issue?.message}`);
}
