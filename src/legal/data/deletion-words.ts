// How stored data are deleted that the person cannot delete on a page of the site.

export const byAsking =
  '설정의 ‘탈퇴하기’에서 탈퇴하면 하루 안에 지워요. 그 전에 지우고 싶은 것이 있으면 문의처로 알려 주세요.';

export const withMeeting =
  '함께한 분들의 기록이라 모임이 남아 있는 동안 함께 남고, 탈퇴하면 하루 안에 이름이 ‘탈퇴한 회원’으로 바뀌어요. 지우고 싶은 것이 있으면 문의처로 알려 주세요.';

export const withClub =
  '북클럽의 기록이라 나가신 뒤에도 북클럽에 남고, 탈퇴하면 하루 안에 누구의 것인지 알 수 없게 돼요. 지우고 싶은 것이 있으면 문의처로 알려 주세요.';
