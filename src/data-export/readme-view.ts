import { koreanDateTime } from '../platform/korean-date.ts';
import { fileWords } from './file-words.ts';
import { leftOut, leftOutBesides } from './left-out-words.ts';
import { exportParts } from './parts/index.ts';

/** The README of an export: what each file holds, and what is missing and why. */
export const readmeText = (madeAt: Date): string =>
  [
    '책모임 · 내 자료',
    '',
    `${koreanDateTime(madeAt, new Date(0))}에 저장되어 있던 자료예요.`,
    '파일은 모두 JSON이고, 글자는 UTF-8이에요. 때는 세계 표준시로 적혀 있어서 한국 시각은 아홉 시간 뒤예요.',
    '다른 사람이 쓴 글은 담지 않았고, 다른 사람의 별명은 막은 사람의 것만 담았어요.',
    '',
    '파일마다 담긴 것',
    ...exportParts.map(({ file }) => `- ${file}.json: ${fileWords[file]}.`),
    '',
    '담지 않은 것',
    ...[...leftOut, ...leftOutBesides].map(({ what, why }) => `- ${what}: ${why}`),
    '',
  ].join('\n');
