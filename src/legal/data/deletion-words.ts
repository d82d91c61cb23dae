// How stored data are deleted that the person cannot delete on a page of the site.

export const byAsking = '지워 달라고 문의처로 알려 주시면 운영자가 지워요.';

export const withMeeting =
  '함께한 분들의 기록이라 모임이 남아 있는 동안 함께 남아요. 지우고 싶은 것이 있으면 문의처로 알려 주세요.';

export const withClub =
  '북클럽의 기록이라 나가신 뒤에도 북클럽에 남아요. 지우고 싶은 것이 있으면 문의처로 알려 주세요.';
