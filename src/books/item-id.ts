/**
 * Item ids are Aladin's and positive. Books that Aladin did not name have ids below zero: those of
 * the committed fixture above this id, and books added by hand from it downwards.
 */
export const handMadeFrom = -1_000_000_000;

/** Whether Aladin sells the book: it has a product page and facts of Aladin. */
export const isOfAladin = (itemId: number): boolean => itemId > 0;

/** Whether a reader added the book by hand. */
export const isHandMade = (itemId: number): boolean => itemId <= handMadeFrom;

/** Whether a fixture may hold the id: it is the same in every database. */
export const isOfFixture = (itemId: number): boolean => itemId !== 0 && !isHandMade(itemId);
