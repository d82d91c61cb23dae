import type { Nearness } from '../../quiz/index.ts';

/**
 * Largest distance between a book's place and the wished place, on a scale of 1, that still counts
 * as a fit.
 */
const nearEnough = 0.25;
const half = 0.5;

type Wish = Pick<Nearness, 'near'>;

/** Whether a book stands near the place that an answer wishes. */
export const isNear = (place: number, wish: Wish) => Math.abs(place - wish.near) <= nearEnough;

/**
 * Whether a book stands in the wished half of the scale, when an answer wishes one end of it: newer
 * than most, cheaper than most.
 */
export const isTowards = (place: number, { near }: Wish) =>
  Number.isInteger(near) && Math.abs(place - near) < half;

/** Whether a book's place can be told as a fit. */
export const fits = (place: number, wish: Wish) => isNear(place, wish) || isTowards(place, wish);
