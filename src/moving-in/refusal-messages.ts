import type { ReasonOf } from '../platform/decision.ts';
import type { ClaimResult } from './claim-author.ts';
import type { DeleteLinesResult } from './delete-lines.ts';
import { moveLimits } from './move-limits.ts';
import type { ConfirmRefusal } from './refused-import.ts';
import type { ReleaseResult } from './release-author.ts';
import type { UndoResult } from './undo-import.ts';

export type MoveRefusal =
  | ConfirmRefusal
  | ReasonOf<UndoResult>
  | ReasonOf<ClaimResult>
  | ReasonOf<ReleaseResult>
  | ReasonOf<DeleteLinesResult>;

/** The messages of refusals. */
export const refusalMessages: Readonly<Record<MoveRefusal, string>> = {
  not_found: '없는 북클럽이에요. 주소를 다시 확인해 주세요.',
  not_manager: '리더와 공동 리더만 할 수 있어요.',
  not_member: '북클럽의 멤버만 볼 수 있어요.',
  closed: '문을 닫은 북클럽이에요.',
  busy: '지금 다른 파일을 옮기고 있어요. 잠시 뒤에 다시 해 주세요.',
  no_draft: '미리 보기의 시간이 지났거나 이미 옮겼어요. 파일을 다시 골라 주세요.',
  nothing_new: '이미 모두 옮긴 대화예요. 새로 옮길 글이 없어요.',
  too_many_lines: `북클럽 하나에 글 ${moveLimits.messagesOfClub.toLocaleString('ko')}개까지 옮길 수 있어요. 더 최근 대화만 담아서 다시 보내 주세요.`,
  too_many_imports: `${moveLimits.imports}번까지 옮길 수 있어요.`,
  too_many_links:
    '아직 쓰지 않은 초대 링크가 너무 많아요. 먼저 옮긴 것을 되돌리거나, 멤버들이 들어온 뒤에 다시 해 주세요.',
  no_import: '옮긴 기록을 찾을 수 없어요. 화면을 새로 열어 확인해 주세요.',
  too_late_to_undo: `옮긴 지 ${moveLimits.undoHours}시간이 지나서 되돌릴 수 없어요.`,
  no_author: '그 이름을 찾을 수 없어요. 화면을 새로 열어 확인해 주세요.',
  taken: '다른 멤버가 먼저 고른 이름이에요. 잘못 고른 것 같다면 리더에게 알려 주세요.',
  too_many_claims: `이름은 ${moveLimits.claims}개까지 고를 수 있어요.`,
};

export const backToClub = '북클럽으로 돌아가기';
