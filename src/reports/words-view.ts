import type { StoredDecision } from './decision.ts';
import type { Kind, Reason } from './report.ts';

/** The names of reported things. */
export const kindNames: Record<Kind, string> = {
  message: '대화방 메시지',
  meeting: '모임',
  club: '북클럽',
  nickname: '별명',
  ai_text: 'AI가 쓴 글',
  note: '미리 쓴 글',
  question_card: '질문 카드',
  question: '이야기할 질문',
  record: '이야기 기록의 AI 문장',
};

export const reasonNames: Record<Reason, string> = {
  ad: '광고나 홍보예요',
  abuse: '욕설이나 괴롭힘이에요',
  sexual: '성적인 내용이에요',
  privacy: '개인정보가 들어 있어요',
  fraud: '사기나 속임수예요',
  spoiler: '책의 결말을 미리 알려요',
  wrong: '사실과 달라요',
  other: '기타',
};

export const decisionNames: Record<StoredDecision, string> = {
  dismissed: '조치 없이 마침',
  hidden: '글 가림',
  warned: '경고',
  suspended: '이용 정지',
  restored: '조치를 되돌림',
};
