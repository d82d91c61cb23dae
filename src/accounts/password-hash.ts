import { hash as argonHash, verify as argonVerify } from '@node-rs/argon2';
import { createHashQueue, type HashSource } from './hash-queue.ts';

/**
 * argon2id with the settings of OWASP's password storage cheat sheet: 19 MiB, two passes, one lane;
 * about 15 ms. (2 is Argon2id; the package's const enum cannot be imported.)
 */
const settings = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Bounds the threads, and the memory: a hash takes 19 MiB. */
const inTurn = createHashQueue({ running: 8, waiting: 400, waitingPerSource: 4 });

/** @throws {AppError} 429 if too many of the source are waiting, 503 if too many of all */
export const hashPassword = (password: string, source: HashSource): Promise<string> =>
  inTurn(source, () => hashAtOnce(password));

/** Hashes without waiting for a turn: for commands, which hash the passwords of a few accounts. */
export const hashAtOnce = (password: string): Promise<string> => argonHash(password, settings);

// A hash of a text that cannot be typed, with the settings above, so that an unknown account takes
// as long as a wrong password.
let decoy: Promise<string> | undefined;

/**
 * Compares a password with a hash. Takes the same time if there is no hash.
 * @throws {AppError} 429 if too many of the source are waiting, 503 if too many of all
 */
export async function verifyPassword(
  passwordHash: string | null,
  password: string,
  source: HashSource,
): Promise<boolean> {
  decoy ??= hashAtOnce('\u0000');
  const target = passwordHash ?? (await decoy);
  const matches = await inTurn(source, () => argonVerify(target, password));
  return matches && passwordHash !== null;
}
