import { expect, test } from 'vitest';
import { hasAccountNumber } from '../../src/money/account-number.ts';

test.each([
  '국민 123456-01-234567',
  '1234567890',
  '110 123 456789 신한',
  '계좌 ３３３３－０１－２３４５６７８',
  '3333–01–2345678',
  '010-1234-5678로 보내 주세요',
  '1 2 3 4 5 6 7 8 9 0',
  '1002\u200b345\u200b678901',
  '123.456.7890',
  '١٢٣٤٥٦٧٨٩٠',
])('%j looks like an account number', (text) => {
  expect(hasAccountNumber(text)).toBe(true);
});

test.each([
  '커피 12,000원',
  '2026-11-28 3회차',
  '11월 28일, 12월 5일 장소 대여',
  '책 3권 45000원 + 배송 3000원',
  '',
])('%j does not', (text) => {
  expect(hasAccountNumber(text)).toBe(false);
});
