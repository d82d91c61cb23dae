const name = '.{1,200}님';
const korean = new RegExp(
  `^(?:${[
    // Nothing stands between a name and the verb: "she left the house" is a message.
    `${name}이 (?:들어왔|나갔|입장했|퇴장했|초대되었)습니다`,
    `(?:${name}이 )?${name}을 (?:초대했|내보냈)습니다`,
    `${name}이 .{0,200}(?:방장이 되었|부방장에서 해제되었|가렸|공지로 등록했|공지를 등록했)습니다`,
    '채팅방 관리자가 메시지를 가렸습니다',
  ].join('|')})\\.?$`,
);
const english =
  /^.{1,200} (?:joined this chatroom|left this chatroom|left|has left|invited .{1,200}|was removed)\.?$/;

/** Whether a line is KakaoTalk's own: people who come and go, roles, notices, hidden messages. */
export const isEventLine = (line: string): boolean =>
  line.length <= 600 && (korean.test(line) || english.test(line));

/** Whether a line is the link to the rules of open chats, which some exports add. */
export const isPolicyLine = (line: string): boolean =>
  line.length <= 400 && line.includes('운영정책') && /보기\s*$/.test(line);
