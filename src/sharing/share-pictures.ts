import { unavailable } from '../platform/errors.ts';

/** Pictures kept in memory, about 40 KB each. */
const maxKept = 100;
/** Pictures that may wait for the renderer. */
const maxWaiting = 20;

/**
 * Returns a cached renderer. It draws each SVG once and one at a time, so a crawler that requests
 * every picture uses at most one processor. Throws `unavailable` when too many pictures wait.
 */
export function createPictures(draw: (svg: string) => Promise<Buffer>): (svg: string) => Promise<Buffer> {
  const kept = new Map<string, Promise<Buffer>>();
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();

  return (svg) => {
    const known = kept.get(svg);
    if (known !== undefined) {
      // Moves the picture to the end of the eviction order.
      kept.delete(svg);
      kept.set(svg, known);
      return known;
    }
    if (waiting >= maxWaiting) throw unavailable(new Error('too many pictures wait to be drawn'));
    waiting += 1;
    const picture = last
      .then(() => draw(svg))
      .finally(() => {
        waiting -= 1;
      });
    last = picture.catch(() => kept.delete(svg));
    kept.set(svg, picture);
    const [oldest] = kept.keys();
    if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
    return picture;
  };
}
