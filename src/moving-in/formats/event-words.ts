const endings = [
  '들어왔습니다',
  '나갔습니다',
  '초대했습니다',
  '내보냈습니다',
  '초대되었습니다',
  '방장이 되었습니다',
  '부방장이 되었습니다',
  '부방장에서 해제되었습니다',
  '가렸습니다',
  '공지로 등록했습니다',
  '공지를 등록했습니다',
  '입장했습니다',
  '퇴장했습니다',
].join('|');

const korean = new RegExp(
  `^(?:.{1,200}님(?:이|을|를|께서).{0,200}|채팅방 관리자가 메시지를 )(?:${endings})\\.?$`,
);
const english =
  /^.{1,200} (?:joined this chatroom|left this chatroom|left|has left|invited .{1,200}|was removed)\.?$/;

/** Whether a line is KakaoTalk's own: people who come and go, roles, notices, hidden messages. */
export const isEventLine = (line: string): boolean =>
  line.length <= 600 && (korean.test(line) || english.test(line));

/** Whether a line is the link to the rules of open chats, which some exports add. */
export const isPolicyLine = (line: string): boolean =>
  line.length <= 400 && line.includes('운영정책') && /보기\s*$/.test(line);
