export const leaveMessages = {
  notSure: '지운 것은 되돌릴 수 없어요. 괜찮으시다면 여기를 눌러 표시해 주세요.',
  openClub: '북클럽을 닫거나, 다른 멤버가 리더를 맡은 뒤에 탈퇴할 수 있어요.',
  openMeeting: '이 모임을 어떻게 할지 골라 주세요.',
  lostHeir: '고르신 분이 모임에서 나갔어요. 다시 골라 주세요.',
  noMember: '부탁할 멤버를 골라 주세요.',
  lostMember: '고르신 분이 북클럽에서 나갔어요. 다른 멤버에게 부탁해 주세요.',
} as const;
