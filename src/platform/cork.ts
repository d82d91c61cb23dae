/** A stream that can hold back what is written. */
export interface Corkable {
  cork(): void;
  uncork(): void;
}

/**
 * Returns a function that makes a stream write once what it is given in the present turn of the
 * event loop. One stream at a time.
 */
export function createCork(): (stream: Corkable) => void {
  let isCorked = false;
  return (stream) => {
    if (isCorked) return;
    isCorked = true;
    stream.cork();
    setImmediate(() => {
      isCorked = false;
      stream.uncork();
    });
  };
}
