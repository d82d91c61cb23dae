import type { Feedback } from './feedback.ts';
import { becauseOf, wishLabels } from './wish-messages.ts';

/** Author names written out before the rest is counted. */
const namedAuthors = 5;

/** Says how far the wish for other authors was met. */
export function authorsChange({ authors, authorWish }: Feedback): string {
  if (authorWish === 'dropped')
    return `‘${wishLabels.other_author}’를 고르셨지만, 지난번 작가를 빼면 새로 보여 드릴 책이 세 권도 남지 않아서 작가를 가리지 않고 골랐어요.`;
  if (authors.length === 0) return `${becauseOf('other_author')} 같은 작가를 피했어요.`;
  return authorWish === 'last_only'
    ? `${becauseOf('other_author')} 지난번 작가인 ${namesText(authors)}의 책을 뺐어요. 전에 보여 드린 작가를 모두 빼면 새로 보여 드릴 책이 세 권도 남지 않아요.`
    : `${becauseOf('other_author')} ${namesText(authors)}의 책을 뺐어요.`;
}

const namesText = (names: readonly string[]) =>
  names.length > namedAuthors
    ? `${names.slice(0, namedAuthors).join(', ')} 외 ${names.length - namedAuthors}명`
    : names.join(', ');
