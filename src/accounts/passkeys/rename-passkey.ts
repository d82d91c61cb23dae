import { updateName } from './passkey-repository.ts';
import type { PasskeyServices } from './passkey-services.ts';

/**
 * Renames a passkey.
 * @returns false if she has no such passkey
 * @throws {AppError} 429
 */
export async function renamePasskey(
  { db, rateLimits }: PasskeyServices,
  renamed: { id: number; userId: number; name: string },
): Promise<boolean> {
  await rateLimits.enforce('passkey-change', renamed.userId);
  return updateName(db, renamed);
}
