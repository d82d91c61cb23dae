import { unavailable } from '../platform/errors.ts';

/** Pictures kept in memory (some 40 KB each), and how many may wait while one is drawn. */
const limits = { kept: 100, waiting: 20 };

/**
 * Pictures by what is drawn on them: each is drawn once, one at a time, and the last ones are kept, so that a crawler that asks for all of them
 * takes no more than one processor. Throws `unavailable` when too many wait.
 */
export function createPictures(draw: (svg: string) => Promise<Buffer>): (svg: string) => Promise<Buffer> {
  const kept = new Map<string, Promise<Buffer>>();
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  return (svg) => {
    const known = kept.get(svg);
    if (known !== undefined) {
      // Asked for again: the last to go.
      kept.delete(svg);
      kept.set(svg, known);
      return known;
    }
    if (waiting >= limits.waiting) throw unavailable(new Error('too many pictures wait to be drawn'));
    waiting += 1;
    const picture = last
      .then(() => draw(svg))
      .finally(() => {
        waiting -= 1;
      });
    last = picture.catch(() => kept.delete(svg));
    kept.set(svg, picture);
    const [oldest] = kept.keys();
    if (kept.size > limits.kept && oldest !== undefined) kept.delete(oldest);
    return picture;
  };
}
