/** Wishes that a reader may add when she asks for another recommendation. */
export const wishes = ['lighter', 'other_author', 'not_my_taste'] as const;
export type Wish = (typeof wishes)[number];
