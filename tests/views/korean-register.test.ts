import { describe, expect, test } from 'vitest';
import { type CopyText, koreanCopy } from '../support/korean-copy.ts';

/** Files with Korean that the site does not say to its readers, each with the reason. */
const exempt: readonly (readonly [file: RegExp, reason: string])[] = [
  [/^src\/platform\/prisma-client\//, 'is generated'],
  [/-prompt\.ts$/, 'is written to a model'],
  [
    /\/(?:comment|answer|password|office|contact|reserved|product|particle|prize)-(?:vocabulary|words|names)\.(?:ts|js)$/,
    'lists words to find in texts',
  ],
  [
    /\/comments\/[a-z-]+-(?:vocabulary|phrases|forms|endings|places|nouns|verbs|sentence)\.ts$/,
    'holds words and patterns to find in the texts of a model',
  ],
  [/\/comments\/subjects-of-[a-z]+\.ts$/, 'holds words to find in the texts of a model'],
  [/\/moving-in\/formats\//, 'holds the words of KakaoTalk, to find in its files'],
  [/^src\/books\/(?:works\/|tag-vocabulary\.ts)/, 'lists words to find in titles'],
  [/\/(?:comment-speech|comment-text)\.ts$/, 'holds patterns for texts of a model'],
  [
    /\/(?:questions\/(?:question-vocabulary|hostile-words)|record\/talk-vocabulary)\.ts$/,
    'lists words to find in texts of a model',
  ],
  [/\/questions\/template-words\.ts$/, 'holds questions that a club asks itself'],
  [/^src\/seeds\//, 'makes data of the kind that people write'],
];

const copy = koreanCopy(
  ['views/**/*.ejs', 'src/**/*.ts', 'public/js/**/*.js', 'public/sw.js', 'public/*.html'],
  (file) => exempt.some(([pattern]) => pattern.test(file)),
);

/** Sentences that end otherwise, each with the reason. */
const allowed: ReadonlyMap<string, string> = new Map([
  ['연결하는 중…', 'is a label of a state that passes'],
  ['2~20자.', 'is a hint in the fewest words beside a field'],
  ['원고지와 잉크, 그리고 꼭 봐야 할 하나에만 긋는 형광펜.', 'is for developers, on the page of components'],
]);

/** The parts of a text that end with a mark. Labels have none. */
const sentencesOf = ({ text }: CopyText) =>
  text
    .split(/(?<=[.!?…]["'’”)』」]*)\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[가-힣]/.test(sentence) && /[.!?…]["'’”)』」]*$/.test(sentence));

const isPolite = (sentence: string) => /(?:요|죠|○)["'’”)』」]*[.!?…]+["'’”)』」]*$/.test(sentence);

/** Phrases that readers stumbled over, each with the words to use. */
const banned: readonly (readonly [phrase: RegExp, better: string])[] = [
  [/책갈피/, '키워드, 분위기'],
  [/처음으로(?! )/, '홈으로 가기'],
  [/할 수 없는 일/, '누가 할 수 있는지'],
  [/걸음으로 흘러/, '글의 호흡'],
  [/나란히 꽂아/, '여러 권을 모으는'],
  [/함께 쓴 이름들/, '여러 작가가 함께 쓴 책'],
  [/[나가]요\?/, '-세요?'],
  [/할 수 있는 일이에요/, '할 수 있어요'],
  [/점이 어울려요/, '…인 책이에요'],
  [/새로 왔어요|빠졌어요/, '늘었어요, 줄었어요'],
  [/추천 당시 확인한 근거/, '이렇게 골랐어요'],
  [/모임에 들지 않은/, '아직 모임에 참여하지 않은'],
  [/이름을 조금만 적어/, '이름 일부만 입력해'],
  [/^(?:모임 고치기|그만두기)$/, '모임 수정, 취소'],
  [/^내보낼게요/, '○ 님을 내보낼게요'],
  [/취소되었다고 보여요/, '‘취소됨’으로 표시해요'],
  [/사람마다 보기/, '참여자별로 보기'],
  [/연결을 마쳤어요/, '대화가 끝났어요'],
  [/오[전후] 12:00/, '밤 12시, 낮 12시'],
];

test('the check reads the templates, the view models and the scripts', () => {
  const files = new Set(copy.map(({ file }) => file));
  expect(files.size).toBeGreaterThan(100);
  for (const file of ['views/home/visitor.ejs', 'src/home/now-view.ts', 'public/js/chat/copy.js'])
    expect(files).toContain(file);
});

test('every sentence is in 해요체', () => {
  const others = copy.flatMap((one) =>
    sentencesOf(one)
      .filter((sentence) => !isPolite(sentence) && !allowed.has(sentence))
      .map((sentence) => `${one.file}: ${sentence}`),
  );
  expect(others).toEqual([]);
});

test('labels are not formal either', () => {
  const formal = copy.filter(({ text }) => /(?:니다|십시오|니까)(?=[\s.!?]|$)/.test(text));
  expect(formal).toEqual([]);
});

test('no text uses a phrase that readers stumbled over', () => {
  const found = banned.flatMap(([phrase, better]) =>
    copy.filter(({ text }) => phrase.test(text)).map(({ file, text }) => `${file}: ${text} → ${better}`),
  );
  expect(found).toEqual([]);
});

/** `와` and `를` after a syllable that ends in a consonant, which takes `과` and `을`. */
const wrongParticles = (text: string): string[] =>
  [...text.matchAll(/([가-힣])[와를](?=[\s,.!?]|$)/g)]
    .filter(([, syllable = '']) => (syllable.charCodeAt(0) - 0xac00) % 28 > 0)
    .map(([found]) => found);

test('a particle fits the syllable before it', () => {
  expect(wrongParticles('고른 까닭와 함께, 책를, 차와 노래를')).toEqual(['닭와', '책를']);
  const found = copy.flatMap(({ file, text }) => wrongParticles(text).map((one) => `${file}: ${one}`));
  expect(found).toEqual([]);
});

describe('the check finds what it looks for', () => {
  test.each(['책을 골랐다.', '책을 고릅니다.', '마음이 가는 쪽으로 하나만.', '무엇을 읽을까?'])(
    '%s',
    (text) => {
      expect(sentencesOf({ file: '', text }).filter((sentence) => !isPolite(sentence))).toEqual([text]);
    },
  );

  test.each(['책을 골랐어요.', '무엇을 읽으세요?', '‘위로’예요.', '모임 열기', '○권이에요!'])(
    'and lets pass: %s',
    (text) => {
      expect(sentencesOf({ file: '', text }).filter((sentence) => !isPolite(sentence))).toEqual([]);
    },
  );
});
