/** Milliseconds before the first attempt after a break, and how far it may stray to either side. */
const first = 3_000;
const firstSpread = 400;
const longest = 15_000;

/**
 * Milliseconds to wait before connecting again. The first wait is three seconds, nearly; the later ones grow, and
 * are spread wide, so that a server that comes back does not meet everyone at once.
 *
 * @param {number} attempt how many attempts have failed since the break
 * @param {() => number} random in [0, 1)
 */
export function retryDelay(attempt, random) {
  if (attempt === 0) return first + (random() * 2 - 1) * firstSpread;
  const grown = Math.min(first * 1.5 ** attempt, longest);
  return grown * (0.5 + random() / 2);
}
