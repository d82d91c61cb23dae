import { hash as argonHash, verify as argonVerify } from '@node-rs/argon2';
import { unavailable } from '../platform/errors.ts';

/**
 * argon2id with the settings of OWASP's password storage cheat sheet: 19 MiB, two passes, one lane;
 * about 15 ms. (2 is Argon2id; the package's const enum cannot be imported.)
 */
const settings = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/**
 * The most concurrent hashes, which bounds the threads and the memory (19 MiB each), and the most
 * waiting ones. Further requests are refused with 503.
 */
const maxHashes = { running: 8, waiting: 400 };

let running = 0;
const queue: Array<() => void> = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= maxHashes.running) {
    if (queue.length >= maxHashes.waiting) throw unavailable(new Error('too many passwords to check'));
    await new Promise<void>((resolve) => queue.push(resolve));
  } else running += 1;
  try {
    return await work();
  } finally {
    const next = queue.shift();
    if (next) next();
    else running -= 1;
  }
}

/** @throws {AppError} 503 if too many are waiting */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => argonHash(password, settings));

// A hash of a text that cannot be typed, with the settings above, so that an unknown account takes
// as long as a wrong password.
let decoy: Promise<string> | undefined;

/**
 * Compares a password with a hash. Takes the same time if there is no hash.
 * @throws {AppError} 503 if too many are waiting
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('\u0000');
  const target = passwordHash ?? (await decoy);
  const matches = await inTurn(() => argonVerify(target, password));
  return matches && passwordHash !== null;
}
