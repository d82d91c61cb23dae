import type { RemindRefusal } from './remind.ts';

/** The messages of refusals. */
export const refusalMessages: Record<RemindRefusal, string> = {
  not_found: '지금은 볼 수 없는 부탁이에요. 북클럽이나 모임에서 다시 찾아보세요.',
  not_manager: '리더와 공동 리더만 한 번 더 알릴 수 있어요.',
  again: '이미 한 번 더 알렸어요. 같은 부탁은 한 번만 다시 알릴 수 있어요.',
  over: '이미 끝나서 다시 알릴 수 없어요.',
  nobody: '모두 답해서 다시 알릴 분이 없어요.',
};
