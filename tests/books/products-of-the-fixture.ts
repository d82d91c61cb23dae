// Found by reading the 1,719 titles of fixtures/books.json, and written down by hand. Item ids.

/** Box sets, later volumes, and books to write in or to pass an examination with. */
export const productsThatAreNoWorks: ReadonlySet<number> = new Set([
  382219093, // 월레스와 그로밋 스페셜 박스
  377271861, // 국보 : 하·화도편
  379450520, // 이지패스 2026 ADsP 데이터분석 준전문가 (수험서 앱 제공)
  376979794, // 철학이 삶의 언어가 될 때 - 고요히 나를 회복하는 필사의 시간
  378955404, // 엄마에게는 다정한 말이 필요하다 - 세상 모든 엄마를 위한 하루 10분 필사 시간
  379006756, // 데일리 필로소피 Q&A - 오늘의 지혜를 위한 철학 문답 365
  379272558, // 김윤나의 마음 그릇 (스프링) - 매일 나를 채우는 연습
  380141910, // 삶이 흔들릴 때 니체를 쓴다 - 니체가 묻고 내가 답하는 100일 인생문답
]);

/** Pairs of editions of one work: the one that comes first in the list, and a later one. */
export const editionPairs: readonly (readonly [number, number])[] = [
  [331475851, -966756361], // 원씽
  [417997, -500822334], // 위대한 개츠비
  [242120194, -459825025], // 죽음의 수용소에서
  [4615730, -351545201], // 안나 카레니나 1
  [289126579, -277286800], // 삼체 1
  [330253181, -194202452], // 이반 일리치의 죽음
  [343635371, -168163307], // 비폭력 대화
  [308822243, -86646516], // 호밀밭의 파수꾼
  [296614068, -8196464], // 넛지
  [-800225991, 381965784], // 거의 모든 것의 역사
];
