/** The lists of meetings by time. */
export const names = { upcoming: '다가오는 모임', live: '진행 중인 모임', past: '지난 모임' } as const;

/** A member's own past meetings include the cancelled ones. */
export const nameOf = (when: keyof typeof names, isMine: boolean) =>
  isMine && when === 'past' ? '지난·취소된 모임' : names[when];
