/** The fields of a book's record that tags are taken from, the most reliable first. */
export const tagPlaces = ['category', 'title', 'subtitle', 'series', 'author', 'description'] as const;
export type TagSource = (typeof tagPlaces)[number];

/** The source of each tag, by tag. A tag that was written by hand has none. */
export type TagSources = Readonly<Record<string, TagSource>>;

/** Returns the sources of these tags only, in the order of the tags. */
export const sourcesOf = (tags: readonly string[], sources: TagSources): TagSources =>
  Object.fromEntries(
    tags.flatMap((tag) => {
      const source = Object.hasOwn(sources, tag) ? sources[tag] : undefined;
      return source === undefined ? [] : [[tag, source] as const];
    }),
  );
