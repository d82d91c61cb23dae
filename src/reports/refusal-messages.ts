export const nothingToReport =
  '신고하려는 글을 찾지 못했어요. 지워졌거나 볼 수 없는 글일 수 있으니 원래 화면에서 다시 눌러 주세요.';
