import type { TasteWeights } from '../../quiz/index.ts';
import type { AuthorWish } from '../candidates/index.ts';
import type { Wish } from './wish.ts';

/** The tags of liked and disliked books. */
export interface TagsByVerdict {
  /** One list of tags per book. */
  readonly liked: readonly (readonly string[])[];
  readonly disliked: readonly (readonly string[])[];
}

/** The feedback that a recommendation considered besides the answers. Stored with it. */
export interface Feedback {
  readonly likedTags: readonly string[];
  readonly avoidedTags: readonly string[];
  /** Books left out because they had been shown, and because the reader has read them. */
  readonly shown: number;
  readonly read: number;
  /** Authors whose books were left out. */
  readonly authors: readonly string[];
  /** `null`: the reader did not ask for other authors, or the row is older than this field. */
  readonly authorWish: AuthorWish | null;
}

/** Tags that gain weight, and tags that lose weight, at most. */
const maxTags = 5;
const tagWeight = 1.5;

/** The weights of the wish for lighter books. */
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

/** Tags that light books have. The page names them. */
export const lightTags: ReadonlySet<string> = new Set(
  Object.entries(light.tags ?? {}).flatMap(([tag, weight]) => (weight > 0 ? [tag] : [])),
);

/**
 * The tags liked most often and disliked most often. Tags liked and disliked equally often are left
 * out.
 */
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

/** The weights that feedback adds to the rule score. */
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
