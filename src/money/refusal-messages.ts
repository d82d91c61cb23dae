import { moneyLimits } from './money-limits.ts';
import type { MoneyRefusal } from './money-result.ts';

const count = (value: number) => value.toLocaleString('ko');

/** The messages of refusals. */
export const refusalMessages: Record<MoneyRefusal, string> = {
  not_found: '없는 북클럽이에요. 주소를 다시 확인해 주세요.',
  closed: '문을 닫은 북클럽이라 장부를 더 적을 수 없어요.',
  not_manager: '이 북클럽의 리더와 공동 리더만 장부를 적을 수 있어요.',
  no_such_line: '장부에 없는 줄이에요. 장부에서 다시 골라 주세요.',
  no_such_meeting: '이 북클럽의 모임 가운데에서 골라 주세요.',
  no_such_member: '이 모임에 자리가 없는 분이에요. 화면을 새로 열어 확인해 주세요.',
  old_version:
    '그사이 다른 사람이 이 줄을 고치거나 지웠어요. 지금 저장된 내용을 보고, 필요하면 다시 저장해 주세요.',
  too_many_lines: `장부에는 ${count(moneyLimits.linesPerClub)}줄까지 적을 수 있어요. 파일로 내려받아 보관해 주세요.`,
  too_many_versions: `한 줄은 ${moneyLimits.versionsPerLine - 2}번까지 고칠 수 있어요. 이 줄을 지우고 새로 적어 주세요.`,
};
