/** Returns the ids with one of them moved to a place, from 1. Beyond the last it is the last. */
export const orderWith = (ids: readonly number[], id: number, position: number): number[] =>
  ids.filter((other) => other !== id).toSpliced(position - 1, 0, id);
