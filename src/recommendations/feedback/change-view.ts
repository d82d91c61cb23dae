import type { Book } from '../../books/index.ts';
import { withParticle } from '../../platform/korean-particle.ts';
import type { PoolKind } from '../candidates/index.ts';
import { type Feedback, lightTags } from './feedback.ts';
import type { Wish } from './wish.ts';

export const wishLabels: Record<Wish, string> = {
  lighter: '더 가볍게',
  other_author: '다른 작가',
  not_my_taste: '취향이 아니에요',
};

/** Author names written out before the rest is counted. */
const namedAuthors = 5;

/** The part of a stored recommendation that tells of feedback. */
interface Adjusted {
  readonly wishes: readonly Wish[];
  readonly feedback: Feedback | null;
  readonly pool: PoolKind | null;
  /** `null` for a first recommendation. */
  readonly againOfId: number | null;
}

/**
 * Sentences about what a recommendation considered besides the answers, and what came of it. All of
 * it is read from what is stored.
 */
export function changesOf(
  { wishes, feedback, againOfId }: Pick<Adjusted, 'wishes' | 'feedback' | 'againOfId'>,
  books: readonly Book[],
  before: readonly Book[],
): string[] {
  if (!feedback) return [];
  const { likedTags, shown, read } = feedback;
  const wished = (wish: Wish) => wishes.includes(wish);
  return [
    shown > 0 && `전에 보여 드린 책 ${shown}권을 빼고 골랐어요.`,
    read > 0 && `이미 읽었다고 하신 책 ${read}권은 다시 권하지 않아요.`,
    wished('lighter') &&
      `${because('lighter')} 짧고 쉽고 유쾌한 책에 무게를 더했어요.${lightness(books, before)}`,
    wished('other_author') && otherAuthors(feedback),
    ...distaste(feedback, wished('not_my_taste'), before),
    likedTags.length > 0 && `마음에 든다고 하셔서 그 책들의 책갈피 ${tagsText(likedTags)}에 무게를 더했어요.`,
    againOfId !== null && sameTags(books, before),
  ].filter((sentence) => typeof sentence === 'string');
}

const because = (wish: Wish) => `${withParticle(`‘${wishLabels[wish]}’`, '을')} 고르셔서`;

function otherAuthors({ authors, authorWish }: Feedback): string {
  if (authorWish === 'dropped')
    return '‘다른 작가’를 고르셨지만, 지난번 작가를 빼면 새로 보여 드릴 책이 세 권도 남지 않아서 작가를 가리지 않고 골랐어요.';
  if (authors.length === 0) return `${because('other_author')} 같은 작가를 피했어요.`;
  return authorWish === 'last_only'
    ? `${because('other_author')} 지난번 작가인 ${namesText(authors)}의 책을 뺐어요. 전에 보여 드린 작가를 모두 빼면 새로 보여 드릴 책이 세 권도 남지 않아요.`
    : `${because('other_author')} ${namesText(authors)}의 책을 뺐어요.`;
}

/**
 * Which tags lost weight, and why: they are of the last books, or of other books that the reader
 * disliked.
 */
function distaste({ avoidedTags }: Feedback, isWished: boolean, before: readonly Book[]): string[] {
  const lastTags = new Set(before.flatMap(({ tags }) => tags));
  const own = isWished ? avoidedTags.filter((tag) => lastTags.has(tag)) : [];
  const older = avoidedTags.filter((tag) => !own.includes(tag));
  const why =
    lastTags.size > 0
      ? ' 그 책들의 책갈피는 마음에 든 책에도 있거나 다른 책갈피보다 적게 나와서 무게를 덜지 않았어요.'
      : before.length > 0 && ' 그 책들에는 책갈피가 없어서 무게를 덜 것이 없었어요.';
  return [
    isWished &&
      (own.length > 0
        ? `${because('not_my_taste')} 그 책들의 책갈피 ${tagsText(own)}에서 무게를 덜었어요.`
        : `${because('not_my_taste')} 지난번 책을 뺐어요.${why || ''}`),
    older.length > 0 &&
      `${isWished ? '전에 ' : ''}취향이 아니라고 하신 책들의 책갈피 ${tagsText(older)}에서 무게를 덜었어요.`,
  ].filter((sentence) => typeof sentence === 'string');
}

/** Why the books were not chosen from the unseen ones among the twenty; `null` when they were. */
export function poolNote({
  pool,
  wishes,
  feedback,
}: Pick<Adjusted, 'pool' | 'wishes' | 'feedback'>): string | null {
  const ofOthers = wishes.includes('other_author') && feedback?.authorWish !== 'dropped';
  const unseen = `보여 드리지 않은 ${ofOthers ? '다른 작가의 ' : ''}책이 세 권도 남지 않았어요.`;
  if (pool === 'beyond')
    return `이 장르에서 먼저 꼽은 스무 권 가운데 ${unseen} 그래서 그다음 책까지 넓혀 골랐어요.`;
  if (pool === 'restarted') return `이 장르에서 ${unseen} 그래서 보여 드렸던 책에서 다시 골랐어요.`;
  return null;
}

/** Counts the light books before and now, so that the reader sees whether the wish came true. */
function lightness(books: readonly Book[], before: readonly Book[]): string {
  const count = (shelf: readonly Book[]) =>
    shelf.filter(({ tags }) => tags.some((tag) => lightTags.has(tag))).length;
  return before.length === 0
    ? ''
    : ` 그런 책갈피가 있는 책이 지난번에는 ${count(before)}권, 이번에는 ${count(books)}권이에요.`;
}

/** Which tags came and went between two recommendations. */
function sameTags(books: readonly Book[], before: readonly Book[]): string | false {
  const tagsOf = (shelf: readonly Book[]) => [...new Set(shelf.flatMap(({ tags }) => tags))];
  const [now, then] = [tagsOf(books), tagsOf(before)];
  const [come, gone] = [now.filter((tag) => !then.includes(tag)), then.filter((tag) => !now.includes(tag))];
  const parts = [
    come.length > 0 && `${tagsText(come)} 책갈피가 새로 왔어요`,
    gone.length > 0 && `${tagsText(gone)} 책갈피가 빠졌어요`,
  ].filter((part) => typeof part === 'string');
  return parts.length > 0 && `지난번과 비교하면 ${parts.join('. ')}.`;
}

const tagsText = (tags: readonly string[]) => tags.map((tag) => `‘${tag}’`).join(', ');

const namesText = (names: readonly string[]) =>
  names.length > namedAuthors
    ? `${names.slice(0, namedAuthors).join(', ')} 외 ${names.length - namedAuthors}명`
    : names.join(', ');
