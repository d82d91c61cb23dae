export const noFileMessage = '지금은 내려받을 파일이 없어요. 자료를 새로 요청해 주세요.';
export const exportPageLabel = '내 자료 내려받기';
