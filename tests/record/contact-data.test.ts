import { expect, test } from 'vitest';
import { hasContactData } from '../../src/record/contact-data.ts';

test.each([
  '카톡 abc123으로 주세요',
  '０１０-１２３４-５６７８',
  '공일공 일이삼사 오육칠팔로 전화 주세요',
  't.me/abc 로 오세요',
  'bit.ly/abc 에 있어요',
  '메일은 hong 골뱅이 네이버예요',
  'naver 점 com 으로 보내 주세요',
  '오픈채팅방 오세요',
  '국민 123456-12-123456',
])('a message with "%s" is not quoted', (text) => {
  expect(hasContactData(text)).toBe(true);
});

test.each([
  '저는 1984년에 나온 책이라 놀랐어요. 300쪽쯤 읽었어요.',
  '구십 살 할머니의 이야기가 좋았어요.그래서 두 번 읽었어요.',
  '전화를 거는 장면이 인상적이었어요',
])('a message of the talk such as "%s" is quoted', (text) => {
  expect(hasContactData(text)).toBe(false);
});
