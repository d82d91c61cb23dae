import { mostCells } from './formats/csv-records.ts';
import type { FileProblem, FileRefusal } from './formats/file-refusal.ts';
import type { TalkFormat } from './formats/talk-line.ts';
import { moveLimits } from './move-limits.ts';

/** The names of the formats. */
export const formatNames: Readonly<Record<TalkFormat, string>> = {
  windows: '카카오톡 PC(윈도우)',
  android: '카카오톡 안드로이드',
  ios: '카카오톡 아이폰',
  macos: '카카오톡 맥',
  english: '카카오톡 영어 화면',
};

const asUtf8 = 'UTF-8로 다시 저장해서 보내 주세요.';
const exportAgain = '카카오톡에서 대화를 다시 내보내서, 고치지 않은 파일 그대로 보내 주세요.';

const problems: Readonly<Record<FileProblem, (line: number) => string>> = {
  empty: () => '빈 파일이에요. 다른 파일을 골라 주세요.',
  packed: () => '압축 파일이거나 엑셀 문서예요. 압축을 풀거나 CSV로 저장해서 보내 주세요.',
  utf16: () => `글 파일이 아니거나 UTF-16으로 저장한 파일이에요. ${asUtf8}`,
  cp949: (line) => `${line}번째 줄부터 CP949(EUC-KR)로 저장한 파일이에요. ${asUtf8}`,
  other_encoding: (line) => `${line}번째 줄에 읽을 수 없는 글자가 있어요. ${asUtf8}`,
  mixed_encoding: (line) => `${line}번째 줄부터 글자가 깨져 있어요. ${asUtf8}`,
  cut_letter: (line) => `파일이 ${line}번째 줄에서 끊겼어요. ${exportAgain}`,
  no_header: (line) =>
    `${line}번째 줄이 카카오톡에서 내보낸 파일의 첫 줄과 달라요. 채팅방 설정의 ‘대화 내보내기’로 만든 파일을 골라 주세요.`,
  no_messages: () => '주고받은 글이 한 줄도 없어요. 다른 파일을 골라 주세요.',
  unknown_line: (line) => `카카오톡 파일 같지만 ${line}번째 줄을 읽지 못했어요. ${exportAgain}`,
  no_day: (line) => `${line}번째 줄의 글 앞에 날짜 줄이 없어요. ${exportAgain}`,
  bad_day: (line) => `${line}번째 줄의 날짜나 시각을 읽지 못했어요. ${exportAgain}`,
  too_early: (line) => `${line}번째 줄의 날짜가 카카오톡이 생기기 전이에요. 날짜를 확인해 주세요.`,
  too_late: (line) => `${line}번째 줄의 날짜가 아직 오지 않았어요. 날짜를 확인해 주세요.`,
  too_many_messages: (line) =>
    `한 번에 글 ${moveLimits.messages.toLocaleString('ko')}개까지 옮길 수 있는데, ${line}번째 줄에서 넘었어요. 파일을 나눠서 보내 주세요.`,
  too_many_names: (line) =>
    `한 파일에 ${moveLimits.names.toLocaleString('ko')}명까지 옮길 수 있는데, ${line}번째 줄에서 넘었어요.`,
  cells: (line) => `${line}번째 줄의 칸 수가 달라요. ${exportAgain}`,
  too_many_cells: (line) =>
    `${line}번째 줄에 칸이 ${mostCells}개보다 많아요. 필요한 칸만 남겨서 다시 보내 주세요.`,
  open_quote: (line) =>
    `${line}번째 줄에서 연 따옴표가 끝까지 닫히지 않았어요. 파일이 잘리지 않았는지 확인해 주세요.`,
  stray_quote: (line) => `${line}번째 줄의 따옴표 뒤에 다른 글자가 있어요. 그 줄을 고쳐서 다시 보내 주세요.`,
  no_members: () => '이름이 한 줄도 없어요. 한 줄에 한 사람씩 적어 주세요.',
  no_name: (line) => `${line}번째 줄에 이름이 없어요. 이름을 적어서 다시 보내 주세요.`,
  long_name: (line) => `${line}번째 줄의 이름이 너무 길어요. 20자까지 쓸 수 있어요.`,
  unfit_name: (line) => `${line}번째 줄의 이름에 쓸 수 없는 글자가 있어요. 고쳐서 다시 보내 주세요.`,
  bad_email: (line) => `${line}번째 줄의 이메일 주소를 확인해 주세요. 한 칸에 주소 하나만 적을 수 있어요.`,
  same_email: (line) => `${line}번째 줄의 이메일 주소가 앞에도 있어요. 한 번만 적어 주세요.`,
  same_name: (line) => `${line}번째 줄의 이름이 앞에도 있어요. 구별할 수 있게 적어 주세요.`,
  too_many_members: (line) =>
    `한 번에 ${moveLimits.members}명까지 초대할 수 있는데, ${line}번째 줄에서 넘었어요. 파일을 나눠서 보내 주세요.`,
};

const tableProblems: ReadonlySet<FileProblem> = new Set([
  'cells',
  'too_many_cells',
  'open_quote',
  'stray_quote',
  'bad_day',
]);

/** The message beside the field of a refused file. */
export function fileMessage({ problem, line, format }: FileRefusal): string {
  const message = problems[problem](line);
  return format && tableProblems.has(problem) ? `${formatNames[format]} 파일 같지만 ${message}` : message;
}
