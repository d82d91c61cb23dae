import type { DecisionRefusal } from './decision.ts';

export const nothingToReport =
  '신고하려는 글을 찾지 못했어요. 지워졌거나 볼 수 없는 글일 수 있으니 원래 화면에서 다시 눌러 주세요.';

export const reportNotFound = '없는 신고예요. 처리한 지 1년이 지나 지워졌을 수 있어요.';

export const nobodyToSuspend = '쓴 사람이 탈퇴해서 경고하거나 이용을 멈출 수 없어요.';

export const decisionRefusals: Record<Exclude<DecisionRefusal, 'not_found'>, string> = {
  decided: '다른 운영자가 먼저 처리한 신고예요. 아래에서 누가 어떻게 처리했는지 확인해 주세요.',
  no_person: '탈퇴했거나 쓴 사람이 없는 글이라 경고하거나 멈출 사람이 없어요. 다른 조치를 골라 주세요.',
  is_operator: '운영자 계정은 여기서 멈출 수 없어요. 먼저 운영자에서 해제해 주세요.',
  nothing_to_undo: '되돌릴 조치가 없는 신고예요.',
};
