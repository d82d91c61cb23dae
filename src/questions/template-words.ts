import { withParticle } from '../platform/korean-particle.ts';
import type { BookField, QuestionKind } from './question.ts';

/** A question about any book whose record has the fields. The best ones come first. */
export interface Template {
  readonly kind: QuestionKind;
  readonly fields: readonly [BookField, ...BookField[]];
  readonly isForOldBooks?: true;
  /** The question with the first value of each field; null for a book that it does not suit. */
  readonly write: (first: string, second: string) => string | null;
}

const inQuotes = (text: string) => `‘${text}’`;
const titled = (title: string) => `『${title}』`;

const ofGenres =
  (genres: readonly string[], question: string): Template['write'] =>
  (genre) =>
    genres.includes(genre) ? question : null;

/** Questions that only some books get, from facts that few records have. */
export const factTemplates: readonly Template[] = [
  {
    kind: 'interpretation',
    fields: ['category'],
    write: (category) =>
      /소설|희곡/.test(category)
        ? '가장 마음이 쓰인 인물은 누구인가요? 그 인물이 다른 선택을 했다면 이야기는 어떻게 달라졌을까요?'
        : null,
  },
  {
    kind: 'fact',
    fields: ['genre', 'category'],
    write: (genre, category) =>
      genre === '소설/시/희곡' && category === '시'
        ? '가장 오래 머문 시는 무엇인가요? 어떤 구절 때문이었나요?'
        : null,
  },
  {
    kind: 'application',
    fields: ['genre'],
    write: ofGenres(['에세이'], '글쓴이의 이야기 가운데 내 이야기처럼 느껴진 대목은 어디였나요?'),
  },
  {
    kind: 'fact',
    fields: ['genre'],
    write: ofGenres(
      ['인문학', '사회과학', '역사', '과학', '종교/역학'],
      '이 책을 읽고 새로 알게 되거나 다르게 보게 된 것은 무엇인가요?',
    ),
  },
  {
    kind: 'application',
    fields: ['genre'],
    write: ofGenres(
      ['경제경영', '자기계발', '좋은부모'],
      '책에서 권하는 것 가운데 이번 주에 해 볼 만한 것은 무엇인가요? 나에게 맞지 않는 것은 무엇인가요?',
    ),
  },
  {
    kind: 'application',
    fields: ['genre'],
    write: ofGenres(['여행'], '책에 나온 곳 가운데 직접 가 보고 싶은 곳은 어디인가요? 무엇을 보고 싶으세요?'),
  },
  {
    kind: 'application',
    fields: ['genre'],
    write: ofGenres(['예술/대중문화'], '책에서 다룬 것 가운데 직접 보거나 듣고 싶어진 것은 무엇인가요?'),
  },
  {
    kind: 'comparison',
    fields: ['tags', 'tags'],
    write: (tag, other) =>
      `${withParticle(inQuotes(tag), '과')} ${inQuotes(other)} 가운데 이 책에 더 가까운 키워드는 무엇인가요? 그렇게 느낀 까닭도 들려주세요.`,
  },
  {
    kind: 'interpretation',
    fields: ['tags'],
    write: (tag) =>
      `이 책의 키워드인 ${withParticle(inQuotes(tag), '을')} 가장 또렷하게 느낀 대목은 어디였나요?`,
  },
  {
    kind: 'interpretation',
    fields: ['prize'],
    write: (prize) =>
      `책에 ${withParticle(inQuotes(prize), '이라는')} 소개가 있어요. 어떤 점이 눈에 띄었을까요?`,
  },
  {
    kind: 'interpretation',
    fields: ['subtitle'],
    write: (subtitle) =>
      `${withParticle(inQuotes(subtitle), '이라는')} 부제를 새로 붙인다면 어떤 말로 바꾸고 싶으세요?`,
  },
  {
    kind: 'application',
    fields: ['year'],
    isForOldBooks: true,
    write: (year) =>
      `${year}년에 펴낸 책이에요. 지금 읽어서 더 와닿은 대목과 낯설게 느껴진 대목은 어디였나요?`,
  },
  {
    kind: 'fact',
    fields: ['translator'],
    write: (name) => `${name} 님이 옮긴 문장 가운데 소리 내어 읽어 보고 싶은 문장은 무엇인가요?`,
  },
  {
    kind: 'fact',
    fields: ['illustrator'],
    write: (name) => `${name} 님의 그림 가운데 가장 오래 바라본 그림은 무엇인가요?`,
  },
  {
    kind: 'comparison',
    fields: ['category'],
    write: (category) =>
      `이 책은 ${inQuotes(category)} 분야에 놓여 있어요. 같은 분야의 다른 책과 어떤 점이 다른가요?`,
  },
  {
    kind: 'comparison',
    fields: ['series'],
    write: (series) =>
      `${inQuotes(series)} 시리즈의 책이에요. 함께 떠오르는 책이 있다면 무엇이 닮았고 무엇이 다른가요?`,
  },
  {
    kind: 'fact',
    fields: ['pages'],
    write: (pages) =>
      Number(pages) >= 450 ? `${pages}쪽인 책이에요. 가장 오래 머문 곳과 빨리 넘긴 곳은 어디였나요?` : null,
  },
];

/** Questions that every book gets. */
export const commonTemplates: readonly Template[] = [
  {
    kind: 'fact',
    fields: ['title'],
    write: (title) => `『${title}』에서 가장 먼저 떠오르는 장면이나 문장은 무엇인가요?`,
  },
  {
    kind: 'interpretation',
    fields: ['title'],
    write: (title) =>
      `${withParticle(titled(title), '이라는')} 제목은 책을 읽기 전과 읽은 뒤에 어떻게 다르게 다가왔나요?`,
  },
  {
    kind: 'application',
    fields: ['title'],
    write: (title) => `${withParticle(titled(title), '을')} 읽고 나서 생각이나 행동이 달라진 것이 있나요?`,
  },
  {
    kind: 'comparison',
    fields: ['title'],
    write: (title) =>
      `${withParticle(titled(title), '과')} 나란히 놓고 싶은 책이나 영화는 무엇인가요? 어떤 점이 닮았나요?`,
  },
  {
    kind: 'interpretation',
    fields: ['author'],
    write: (author) => `${author} 님이 이 책에서 가장 하고 싶었던 말은 무엇이라고 생각하세요?`,
  },
  {
    kind: 'application',
    fields: ['title'],
    write: (title) =>
      `${withParticle(titled(title), '을')} 한 사람에게 권한다면 누구에게, 왜 권하고 싶으세요?`,
  },
];
