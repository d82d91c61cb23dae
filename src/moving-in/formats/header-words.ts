const talkHeaders = [/님과 카카오톡 대화\s*$/, / with KakaoTalk Chats\s*$/, /^KakaoTalk Chats with \S/];
const savedLine = /^(?:저장한 날짜|Date Saved) ?: /;

/** Whether a line is the first of a text that KakaoTalk exported. */
export const isTalkHeader = (line: string): boolean =>
  line.length <= 400 && talkHeaders.some((header) => header.test(line));

export const isSavedLine = (line: string): boolean => savedLine.test(line);

/** The first line of an export from macOS. */
export const isTableHeader = (line: string): boolean => /^"?Date"?,"?User"?,"?Message"?\s*$/.test(line);
