/** The changes that the page of the club after them confirms. */
export const doneMessages = {
  saved: '바꾼 내용을 저장했어요.',
  accepted: '신청을 받았어요. 이제 함께하는 멤버예요.',
  declined: '이번 신청은 받지 않았어요.',
  role: '멤버의 역할을 바꿨어요.',
  removed: '멤버를 내보냈어요.',
  asked: '리더를 맡아 달라고 했어요. 답이 오면 알려 드릴게요.',
  revoked: '초대 링크를 거뒀어요.',
  closed: '북클럽을 닫았어요. 그동안의 기록은 멤버들이 계속 볼 수 있어요.',
} as const;

export type Deed = keyof typeof doneMessages;
export const deeds = Object.keys(doneMessages) as Deed[];
