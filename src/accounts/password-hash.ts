import { hash as argonHash, verify as argonVerify } from '@node-rs/argon2';
import { unavailable } from '../platform/errors.ts';

/**
 * argon2id as OWASP's password storage sheet asks: 19 MiB, two passes, one lane; about 15 ms here.
 * (2 is Argon2id; the package's const enum cannot be imported.)
 */
const settings = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/**
 * So many hashes at once keep both the thread pool and 19 MiB each in bounds; who comes beyond the
 * queue is told to come back.
 */
const limits = { running: 8, waiting: 400 };

let running = 0;
const queue: Array<() => void> = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= limits.running) {
    if (queue.length >= limits.waiting) throw unavailable(new Error('too many passwords to check'));
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

/** @throws {AppError} 503 when too many are waiting. */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => argonHash(password, settings));

// A hash of nothing anybody can type, made with the settings above, so that an unknown account
// takes as long as a wrong password.
let decoy: Promise<string> | undefined;

/**
 * Takes the same time whether or not there is a hash to compare with. @throws {AppError} 503 when
 * too many are waiting.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('\u0000');
  const target = passwordHash ?? (await decoy);
  const matches = await inTurn(() => argonVerify(target, password));
  return matches && passwordHash !== null;
}
