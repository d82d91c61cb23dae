import { replyFaults } from '../model/index.ts';
import type { BodyFault } from './judge-body.ts';
import { questionLimits } from './question-limits.ts';

/** Why a question of the model is dropped. */
export type DraftFault = BodyFault | 'wrong_shape' | 'no_source' | 'repeated' | 'too_few';

const words: Record<DraftFault, string> = {
  wrong_shape: replyFaults.wrong_shape,
  no_source: 'sources의 words가 자료에 그대로 있지 않았습니다.',
  repeated: '다른 질문과 같았습니다.',
  too_few: `질문이 ${questionLimits.perDraft}개보다 적었습니다.`,
  length: '너무 짧거나 길었습니다.',
  signs: '쓸 수 없는 기호나 글자가 있었습니다.',
  no_question: '모든 문장이 해요체로 묻는 문장이어야 합니다.',
  hostile: '남을 깎아내리거나 무엇을 시키거나 연락처를 적은 말이 있었습니다.',
  copied: '글을 길게 그대로 옮겼습니다. body에는 옮기지 않고 sources에만 적습니다.',
  person: '모임의 사람을 가리키거나 사람을 깎아내리는 말이 있었습니다.',
  unproven: 'sources에 적은 자료에 없는 이름이나 숫자, 내용이 있었습니다.',
};

/** Tells the model of one fault, in Korean. */
export const faultText = (number: number | null, fault: DraftFault): string =>
  number === null ? words[fault] : `질문 ${number}: ${words[fault]}`;
