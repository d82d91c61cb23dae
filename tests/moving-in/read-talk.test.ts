import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { seoulWallTime } from '../../src/platform/korean-date.ts';
import { collectTalk } from './collect-talk.ts';

const now = new Date('2026-11-28T03:00:00Z');
const file = (name: string) => readFileSync(new URL(`files/${name}`, import.meta.url));
const readText = (text: string) => collectTalk(new TextEncoder().encode(text), now);

/** The messages as `[Seoul time, author, body]`. */
async function said(bytes: Uint8Array) {
  const { messages } = await collectTalk(bytes, now);
  return messages.map(({ at, author, body }) => [seoulWallTime(at), author, body]);
}

const greeting = ['2026-08-28T00:05', '하늘', '자정 넘어 인사드려요'];
const long = ['2026-08-28T09:12', '바다 🌊', '안녕하세요!\n이번 달 책은 무엇인가요?\n\n둘째 문단이에요'];

describe('an export from', () => {
  test('Windows keeps names with brackets, slashes and colons, and messages over several lines', async () => {
    expect(await said(file('windows.txt'))).toEqual([
      greeting,
      long,
      ['2026-08-28T12:05', '하늘', '점심 먹고 올게요'],
      ['2026-08-28T12:05', '수풀/2기', '사진 3장'],
      ['2026-08-28T23:59', '별 #3', '[하늘] 님 말씀에 동의해요'],
      ['2026-08-28T23:59', '대괄호]씨', '제 이름에는 괄호가 있어요'],
      ['2026-08-29T21:12', '하늘', '24시간 표시로도 저장되네요'],
      ['2026-08-29T21:12', '하늘', 'ㅋㅋ'],
      ['2026-08-29T21:12', '하늘', 'ㅋㅋ'],
      ['2026-08-29T22:00', '가 : 나', '이름에 쌍점이 있어요'],
      ['2026-08-29T22:01', '바다 🌊', '=SUM(A1:A9) <b>굵게</b>'],
    ]);
    const talk = await collectTalk(file('windows.txt'), now);
    expect(talk).toMatchObject({ format: 'windows', eventCount: 2, shortenedCount: 0, blankCount: 0 });
    expect(new Set(talk.messages.map(({ key }) => key)).size).toBe(11);
  });

  test('Android joins a name with a colon when all messages of the name agree', async () => {
    expect(await said(file('android.txt'))).toEqual([
      greeting,
      long,
      ['2026-08-28T12:05', '수풀/2기', '사진 3장'],
      ['2026-08-28T13:00', '가 : 나', '이름에 쌍점이 있어요'],
      ['2026-08-28T13:01', '가 : 나', '정말이에요'],
      ['2026-08-29T21:12', '하늘', '결론 : 좋았어요'],
      ['2026-08-29T21:13', '하늘', '네'],
    ]);
    expect(await collectTalk(file('android.txt'), now)).toMatchObject({ format: 'android', eventCount: 2 });
  });

  test('iOS is read without its system lines and without the policy text', async () => {
    expect(await said(file('ios.txt'))).toEqual([
      greeting,
      long,
      ['2026-08-28T12:05', '수풀/2기', '사진 3장'],
      ['2026-08-29T21:12', '하늘', '파일: 발제문.pdf'],
      ['2026-08-29T21:13', '하늘', '네'],
    ]);
    expect(await collectTalk(file('ios.txt'), now)).toMatchObject({ format: 'ios', eventCount: 2 });
  });

  test('macOS is a table whose cells hold quotes, commas and line breaks', async () => {
    expect(await said(file('macos.csv'))).toEqual([
      greeting,
      [long[0], long[1], '안녕하세요!\n이번 달 책은 무엇인가요?\n\n둘째 "문단"이에요'],
      ['2026-08-28T12:05', '수풀/2기', '사진 3장'],
      ['2026-08-29T21:12', '가 : 나', '이름에, 쌍점이 있어요'],
      ['2026-08-29T21:12', '하늘', 'ㅋㅋ'],
      ['2026-08-29T21:12', '하늘', 'ㅋㅋ'],
    ]);
    expect(await collectTalk(file('macos.csv'), now)).toMatchObject({ format: 'macos', eventCount: 1 });
  });

  test('an English interface is read with its dates and halves of the day', async () => {
    expect(await said(file('english.txt'))).toEqual([
      greeting,
      ['2026-08-28T09:12', '바다 🌊', 'Hello!\nWhat do we read?'],
      ['2026-08-28T12:05', '하늘', 'Photo'],
      ['2026-08-29T21:12', '별 #3', 'ok'],
    ]);
    expect(await collectTalk(file('english.txt'), now)).toMatchObject({ format: 'english', eventCount: 1 });
  });
});

test.each(['windows.txt', 'android.txt', 'ios.txt', 'macos.csv', 'english.txt'])(
  '%s reads alike with and without a byte order mark, with LF and with CRLF',
  async (name) => {
    const plain = file(name)
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .replaceAll('\r\n', '\n');
    const expected = await said(Buffer.from(plain));
    for (const text of [`\ufeff${plain}`, plain.replaceAll('\n', '\r\n'), plain.trimEnd()])
      expect(await said(Buffer.from(text))).toEqual(expected);
  },
);

test('the same talk from Android and iOS gets the same keys', async () => {
  const [android, ios] = [
    await collectTalk(file('android.txt'), now),
    await collectTalk(file('ios.txt'), now),
  ];
  const keys = new Set(android.messages.map(({ key }) => key));
  expect(ios.messages.filter(({ key }) => keys.has(key)).map(({ body }) => body.slice(0, 5))).toEqual([
    '자정 넘어',
    '안녕하세요',
    '사진 3장',
    '네',
  ]);
});

test('a message that is repeated in its minute gets another key each time', async () => {
  const line = '[하늘] [오전 9:00] ㅋㅋ\n';
  const head = '방 님과 카카오톡 대화\n\n--------------- 2026년 8월 28일 금요일 ---------------\n';
  const [once, thrice] = [await readText(head + line), await readText(head + line.repeat(3))];
  const keys = thrice.messages.map(({ key }) => key);
  expect(new Set(keys).size).toBe(3);
  expect(once.messages[0]?.key).toBe(keys[0]);
});

test('messages that draw nothing are left out and counted', async () => {
  const talk = await readText(
    '방 님과 카카오톡 대화\n\n--------------- 2026년 8월 28일 금요일 ---------------\n[하늘] [오전 9:00] \u3164\n[\u3164] [오전 9:01] 네\n',
  );
  expect(talk).toMatchObject({ blankCount: 1, messages: [{ author: '', body: '네' }] });
});

test.each([
  '하늘님이 들어왔습니다.',
  '하늘님이 바다님을 초대했습니다.',
  '하늘님이 바다님, 별님과 달님을 초대했습니다.',
  '하늘님을 내보냈습니다.',
  '하늘님이 바다님을 내보냈습니다.',
  '하늘님이 부방장이 되었습니다.',
  '채팅방 관리자가 메시지를 가렸습니다.',
])('a row of macOS that says “%s” is no message', async (event) => {
  const talk = await readText(
    `Date,User,Message\n2026-08-28 09:00:00,"하늘","${event}"\n2026-08-28 09:01:00,"하늘","네"\n`,
  );
  expect(talk).toMatchObject({ eventCount: 1, messages: [{ body: '네' }] });
});

test.each([
  '주인공님이 말없이 집을 나갔습니다.',
  '선생님이 우리를 카페로 초대했습니다.',
  '작가님이 3장에서 무대를 떠나 나갔습니다',
  '손님이 우르르 들어왔습니다.',
])('a message that says “%s” stays a message', async (body) => {
  const { messages } = await readText(`Date,User,Message\n2026-08-28 09:00:00,"하늘","${body}"\n`);
  expect(messages).toMatchObject([{ body }]);
});
