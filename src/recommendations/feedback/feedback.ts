import type { TasteWeights } from '../../quiz/index.ts';
import type { AuthorWish } from '../candidates/index.ts';
import type { Wish } from './wish.ts';

/** What a reader said of books and of whole recommendations, as far as it is about their tags. */
export interface TagsByVerdict {
  /** Tags of every book that pleased her, and of every one that did not, a list a book. */
  readonly liked: readonly (readonly string[])[];
  readonly disliked: readonly (readonly string[])[];
}

/** Stored with a recommendation: what was taken into account besides the answers. */
export interface Feedback {
  readonly likedTags: readonly string[];
  readonly avoidedTags: readonly string[];
  /** How many books were left out because they had been shown, and because she has read them. */
  readonly shown: number;
  readonly read: number;
  /** Whose books were left out. */
  readonly authors: readonly string[];
  /** `null`: other authors were not wished for, or it was stored before this was. */
  readonly authorWish: AuthorWish | null;
}

/** Tags that are moved, each way. */
const maxTags = 5;
const tagWeight = 1.5;

/** What reads lightly, by facts of a row. */
const light: TasteWeights = {
  tags: {
    '짧은 호흡': 2,
    '쉬운 입문': 2,
    유쾌한: 1.5,
    '빠른 전개': 1.5,
    따뜻한: 1,
    일상: 1,
    '깊이 있는': -2,
    '긴 호흡': -2,
    전쟁: -1.5,
    죽음: -1.5,
    강렬한: -1,
  },
  price: { near: 0, weight: 0.8 },
  titleLength: { near: 0, weight: 0.6 },
  series: -1,
};

/** The tags that light books have: what a page may say about them. */
export const lightTags: ReadonlySet<string> = new Set(
  Object.entries(light.tags ?? {}).flatMap(([tag, weight]) => (weight > 0 ? [tag] : [])),
);

/** The tags said most often each way. One that is said both ways says nothing. */
export function movedTags({ liked, disliked }: TagsByVerdict): Pick<Feedback, 'likedTags' | 'avoidedTags'> {
  const counts = new Map<string, number>();
  for (const [books, worth] of [[liked, 1] as const, [disliked, -1] as const])
    for (const tag of books.flat()) counts.set(tag, (counts.get(tag) ?? 0) + worth);
  const sorted = [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  return {
    likedTags: sorted
      .filter(([, count]) => count > 0)
      .slice(0, maxTags)
      .map(([tag]) => tag),
    avoidedTags: sorted
      .filter(([, count]) => count < 0)
      .toReversed()
      .slice(0, maxTags)
      .map(([tag]) => tag),
  };
}

/** What is added to the rule score's weights. */
export function tasteShift(
  wishes: readonly Wish[],
  { likedTags, avoidedTags }: Pick<Feedback, 'likedTags' | 'avoidedTags'>,
): TasteWeights {
  const base = wishes.includes('lighter') ? light : {};
  const tags: Record<string, number> = { ...base.tags };
  for (const tag of likedTags) tags[tag] = (tags[tag] ?? 0) + tagWeight;
  for (const tag of avoidedTags) tags[tag] = (tags[tag] ?? 0) - tagWeight;
  return { ...base, tags };
}
