import { subjectsOfArts } from './subjects-of-arts.ts';
import { subjectsOfPeople } from './subjects-of-people.ts';
import { subjectsOfScience } from './subjects-of-science.ts';
import { subjectsOfSociety } from './subjects-of-society.ts';
import { nounsOfShelves, type WordGroup } from './word-group.ts';

/** Words for the subject of a book. A tag or the name of the shelf says what it is about. */
export const subjectWords: readonly WordGroup[] = [
  ...subjectsOfPeople,
  ...subjectsOfSociety,
  ...subjectsOfArts,
  ...subjectsOfScience,
  { shelves: '한국', nouns: '한국 한국문학 우리말 모국어', words: '우리' },
  {
    shelves: '성공 자기 시간관리',
    nouns: '자기계발 성장 목표 변화 실천 계획',
    verbs: '바꾸다 바뀌다 변하다 이루다',
  },
  {
    shelves: '화술 협상 설득 인간관계',
    verbs: '말하다 설득하다 듣다',
    nouns: '말 대화 말투 설득 소통 표현 관계 말하기',
  },
  {
    shelves: '원예 뜨개질 취미 구기 스포츠',
    verbs: '뜨다 심다 가꾸다 즐기다 따라하다',
    nouns: '취미 손끝 뜨개 실 코 정원 화분 운동',
  },
  ...nounsOfShelves(
    '에세이: 에세이 산문 수필 일기 기록 | 소설 희곡: 소설 이야기 서사 장르소설 소설책 문학 작품 | 소설 시 희곡 에세이: 문학 문학작품 | 영미: 영미 영미권 영어권 영미문학 | 일본: 일본 일본문학 | 프랑스: 프랑스 프랑스문학 유럽 | 독일: 독일 독일문학 유럽 | 러시아: 러시아 러시아문학 | 스페인 중남미: 스페인 중남미 | 중국: 중국 중국문학 | 조선사 서양사 중국사 한국사: 역사 역사서 | 청소년: 청소년 학교 친구 성장 | 인문 교양: 인문학 교양 인문서 생각 사람 인간 지식 상식 교양서 | 심리: 심리 심리학 마음',
  ),
];
