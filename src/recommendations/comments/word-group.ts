/** Words that may be said of a book when its row or a claimed answer says as much. */
export interface WordGroup {
  /** Tags of the row that say it. */
  readonly tags?: string;
  /** Parts of the sub-category's name that say it. */
  readonly shelves?: string;
  /** Claimed answers that say it, by code. Of the reader, only these count. */
  readonly answers?: string;
  /** In dictionary form. */
  readonly verbs?: string;
  readonly nouns?: string;
  /** Used without changes. */
  readonly words?: string;
}

/** Groups of nouns that names of shelves say: `일본: 일본문학 | 프랑스: 유럽`. */
export const nounsOfShelves = (text: string): WordGroup[] =>
  text.split(' | ').map((group) => {
    const [shelves = '', nouns = ''] = group.split(': ');
    return { shelves, nouns };
  });
