/** Messages beside fields whose meaning depends on another field. */
export const formMessages = {
  noQuestion: '들어오려는 사람에게 물어볼 질문을 적어 주세요.',
  noAnswer: '질문의 답을 적어 주세요. 띄어쓰기와 대소문자는 달라도 괜찮아요.',
  belowMembers: '지금 멤버 수보다 적게 줄일 수 없어요.',
} as const;
