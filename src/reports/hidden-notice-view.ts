export const hiddenClubText =
  '운영자가 이 북클럽을 목록에서 내렸어요. 멤버는 그대로 쓸 수 있지만 다른 사람에게는 보이지 않아요.';

export const hiddenMeetingText =
  '운영자가 이 모임을 가렸어요. 함께하는 분은 그대로 쓸 수 있지만 다른 사람에게는 보이지 않아요.';
