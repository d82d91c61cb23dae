import { cut, type ModelQuestion, repairQuestion, replyFaults } from '../../model/index.ts';
import type { ReplyFault } from './reply-fault.ts';

/** Repeats a question after an unusable reply, with the reply and its faults. */
export const repairPrompt = (
  question: ModelQuestion,
  reply: string,
  faults: readonly ReplyFault[],
): ModelQuestion => repairQuestion(question, reply, faults.map(describeFault));

function describeFault(fault: ReplyFault): string {
  switch (fault.kind) {
    case 'not_json':
    case 'wrong_shape':
    case 'truncated':
    case 'empty':
      return replyFaults[fault.kind];
    case 'unknown_id':
      return `${JSON.stringify(cut(fault.text, 40))}: 목록에 없는 id입니다.`;
    case 'duplicate_id':
      return `${cut(fault.alias, 40)}: 같은 책을 두 번 적었습니다.`;
    case 'too_few':
      return '적힌 책이 너무 적었습니다.';
    case 'not_written':
      return `${fault.alias}: 권하는 까닭이 없었습니다.`;
    case 'comment':
      return `${fault.alias}: ${commentFaults[fault.fault]}`;
  }
}

const commentFaults: Record<Extract<ReplyFault, { kind: 'comment' }>['fault'], string> = {
  too_short: '까닭이 너무 짧았습니다.',
  too_long: '까닭이 너무 길었습니다.',
  markup: '서식 기호를 썼습니다.',
  link: '링크를 썼습니다.',
  alias: '까닭에 id를 썼습니다.',
  insult: '독자를 깎아내리는 말을 썼습니다.',
  person: '독자가 어떤 사람인지 짐작했습니다.',
  other_title: '다른 책의 제목을 썼습니다.',
  unproven: '책의 정보에 없는 숫자나 이력을 썼습니다.',
  repeated: '다른 책과 같은 까닭을 썼습니다.',
  answer_not_given: '독자가 고르지 않은 답을 근거로 들었습니다.',
  not_in_row: 'claims에 책의 정보에 없는 값을 적었습니다.',
  off_topic: 'claims에서 서로 뜻이 통하지 않는 답과 정보를 이었습니다.',
  no_claims: '근거가 없었습니다.',
};
