/** What a reader may wish of a recommendation that she asks for "again". */
export const wishes = ['lighter', 'other_author', 'not_my_taste'] as const;
export type Wish = (typeof wishes)[number];
