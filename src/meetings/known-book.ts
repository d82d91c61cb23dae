import { isForeignKeyViolation } from '../platform/db.ts';

/** Runs work that stores meetings. Returns `refusal` if their book was deleted meanwhile. */
export async function withKnownBook<Result, Refusal>(
  work: () => Promise<Result>,
  refusal: Refusal,
): Promise<Result | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (isForeignKeyViolation(error)) return refusal;
    throw error;
  }
}
