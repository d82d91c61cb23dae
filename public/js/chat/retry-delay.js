/** Milliseconds before the first attempt, and how far that wait varies to either side. */
const firstDelayMs = 3_000;
const firstSpreadMs = 400;
const maxDelayMs = 15_000;

/**
 * Returns the milliseconds to wait before the next attempt to reconnect. The first wait is about
 * three seconds. Later waits grow and vary widely, so that browsers do not all reconnect at once.
 *
 * @param {number} attempt how many attempts have failed since the disconnect
 * @param {() => number} random in [0, 1)
 */
export function retryDelay(attempt, random) {
  if (attempt === 0) return firstDelayMs + (random() * 2 - 1) * firstSpreadMs;
  const grownMs = Math.min(firstDelayMs * 1.5 ** attempt, maxDelayMs);
  return grownMs * (0.5 + random() / 2);
}
