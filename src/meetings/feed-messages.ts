export const feedMessages = {
  /** For calendar programs, which may show it. */
  not_found: '없앤 캘린더 주소예요. 책모임 설정에서 새 주소를 만들어 주세요.\n',
  too_many: '캘린더를 너무 자주 읽고 있어요. 조금 뒤에 다시 시도해 주세요.\n',
};
