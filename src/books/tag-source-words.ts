import type { TagSource } from './tag-source.ts';

/** The names of the places where tags are found, for readers. */
export const tagSourceWords: Readonly<Record<TagSource, string>> = {
  category: '분야',
  title: '제목',
  subtitle: '부제',
  series: '시리즈 이름',
  author: '지은이',
  description: '책 소개',
};
