import type { Book } from '../books/index.ts';
import { withParticle } from '../platform/korean-particle.ts';
import { lightTags } from './feedback.ts';
import type { Recommendation } from './recommendation.ts';
import type { Wish } from './wish.ts';

export const wishLabels: Record<Wish, string> = {
  lighter: '더 가볍게',
  other_author: '다른 작가',
  not_my_taste: '취향이 아니에요',
};

/** Names of authors written out before the rest is counted. */
const namedAuthors = 5;

/** What a recommendation took into account besides the answers, and what came of it: a sentence each, all from what is stored. */
export function changesOf(
  { wishes, feedback, againOfId }: Recommendation,
  books: readonly Book[],
  before: readonly Book[],
): string[] {
  if (!feedback) return [];
  const { likedTags, avoidedTags, shown, read, authors } = feedback;
  const wished = (wish: Wish) => wishes.includes(wish);
  const because = (wish: Wish) => `${withParticle(`‘${wishLabels[wish]}’`, '을')} 고르셔서`;
  return [
    shown > 0 && `전에 보여 드린 책 ${shown}권을 빼고 골랐어요.`,
    read > 0 && `이미 읽었다고 하신 책 ${read}권은 다시 권하지 않아요.`,
    wished('lighter') &&
      `${because('lighter')} 짧고 쉽고 유쾌한 책에 무게를 더했어요.${lightness(books, before)}`,
    wished('other_author') &&
      (authors.length > 0
        ? `${because('other_author')} ${namesText(authors)}의 책을 뺐어요.`
        : `${because('other_author')} 같은 작가를 피했어요.`),
    wished('not_my_taste') && avoidedTags.length === 0
      ? `${because('not_my_taste')} 지난번 책을 뺐어요. 그 책들에는 책갈피가 없어서 다른 무게는 그대로예요.`
      : avoidedTags.length > 0 &&
        `${wished('not_my_taste') ? because('not_my_taste') : '취향이 아니라고 하셔서'} 그 책들의 책갈피 ${tagsText(avoidedTags)}에서 무게를 덜었어요.`,
    likedTags.length > 0 && `마음에 든다고 하셔서 그 책들의 책갈피 ${tagsText(likedTags)}에 무게를 더했어요.`,
    againOfId !== null && sameTags(books, before),
  ].filter((sentence) => typeof sentence === 'string');
}

/** Why the books come from further away than the twenty; `null` while they do not. */
export function poolNote({ pool }: Recommendation): string | null {
  if (pool === 'beyond')
    return '이 장르에서 먼저 꼽은 스무 권 가운데 보여 드리지 않은 책이 세 권도 남지 않았어요. 그래서 그다음 책까지 넓혀 골랐어요.';
  if (pool === 'restarted')
    return '이 장르에서 먼저 꼽은 스무 권을 다 보여 드렸고, 더 보여 드릴 새 책도 없어요. 그래서 보여 드렸던 책에서 처음부터 다시 골랐어요.';
  return null;
}

/** The one number that says whether the wish came true. */
function lightness(books: readonly Book[], before: readonly Book[]): string {
  const count = (shelf: readonly Book[]) =>
    shelf.filter(({ tags }) => tags.some((tag) => lightTags.has(tag))).length;
  return before.length === 0
    ? ''
    : ` 그런 책갈피가 있는 책이 지난번에는 ${count(before)}권, 이번에는 ${count(books)}권이에요.`;
}

/** What changed between two recommendations, in the tags of their books. */
function sameTags(books: readonly Book[], before: readonly Book[]): string | false {
  const tagsOf = (shelf: readonly Book[]) => [...new Set(shelf.flatMap(({ tags }) => tags))];
  const [now, then] = [tagsOf(books), tagsOf(before)];
  const [come, gone] = [now.filter((tag) => !then.includes(tag)), then.filter((tag) => !now.includes(tag))];
  const parts = [
    come.length > 0 && `${tagsText(come)} 책갈피가 새로 왔어요`,
    gone.length > 0 && `${tagsText(gone)} 책갈피가 빠졌어요`,
  ].filter((part) => typeof part === 'string');
  return parts.length > 0 && `지난번과 견주면 ${parts.join('. ')}.`;
}

const tagsText = (tags: readonly string[]) => tags.map((tag) => `‘${tag}’`).join(', ');

const namesText = (names: readonly string[]) =>
  names.length > namedAuthors
    ? `${names.slice(0, namedAuthors).join(', ')} 외 ${names.length - namedAuthors}명`
    : names.join(', ');
