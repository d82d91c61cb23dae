const media =
  /^(?:사진(?: \d+장)?|동영상|이모티콘|음성메시지|보이스톡.{0,40}|지도: .{0,200}|파일: .{1,200}|샵검색: #.{1,200}|삭제된 메시지입니다\.|Photos?|\d+ photos|Video|Emoticons?|File: .{1,200}|Voice (?:message|Note))$/i;

/** Whether a body stands for a picture, a file or a message that exports leave out. */
export const isMediaWord = (body: string): boolean => media.test(body);
