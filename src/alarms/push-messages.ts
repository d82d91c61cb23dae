/** Messages for a browser whose subscription is refused. */
export const pushMessages = {
  unreadable: '이 브라우저의 알림 주소를 읽을 수 없어요. 알림을 껐다가 다시 켜 주세요.',
  unknownService:
    '이 브라우저의 알림 서비스로는 보낼 수 없어요. 크롬, 사파리, 엣지, 파이어폭스에서 다시 해 주세요.',
  notRenewed: '이 기기의 알림 등록을 찾을 수 없어요. 설정에서 알림을 다시 켜 주세요.',
};
