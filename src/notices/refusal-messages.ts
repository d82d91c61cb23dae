import { clubRefusalMessages, type ManageRefusal } from '../clubs/index.ts';
import { noticeLimits } from './notice-limits.ts';
import type { ConfirmRefusal } from './policy.ts';
import type { PostRefusal } from './post-notice.ts';

export type Refusal = ManageRefusal | ConfirmRefusal | PostRefusal | 'not_found';

/** The messages of refusals. */
export const refusalMessages: Record<Refusal, string> = {
  not_found: '없는 공지예요. 지워졌을 수 있으니 북클럽에서 다시 찾아보세요.',
  closed: clubRefusalMessages.closed,
  not_member: clubRefusalMessages.not_member,
  not_manager: clubRefusalMessages.not_manager,
  pins_full: `공지는 ${noticeLimits.pinned}개까지 고정할 수 있어요. 고정을 풀 공지를 골라 주세요.`,
  too_many_today: `공지는 하루에 ${noticeLimits.perDay}개까지 올릴 수 있어요. 내일 다시 올려 주세요.`,
  too_many_kept: `공지는 ${noticeLimits.kept}개까지 둘 수 있어요. 지난 공지를 지운 뒤 다시 올려 주세요.`,
};

/** The advice when a notice of the list cannot be pinned too. */
export const unpinFirst = `공지는 ${noticeLimits.pinned}개까지 고정할 수 있어요. 고정한 공지 하나를 풀고 다시 눌러 주세요.`;
