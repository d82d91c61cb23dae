/**
 * Products that no recommendation may hold, with their authors: real titles of two bestseller lists
 * and further ones of the same kinds, sorted by hand. `title / author`.
 */
const productsBesideWorks = {
  sets: `
    울어봐, 빌어도 좋고 1~5 세트 - 전5권 / 솔체
    첫 여름, 완주 아트 북 & 읽는 소설 박스 세트 - 전2권 / 김금희
    정사 삼국지 세트 - 전8권 / 진수
    삼체 1~3 세트 - 전3권 (양장, 알라딘 한정판) / 류츠신
    어두운 바다의 등불이 되어 세트 (5~8) / 연산호
    데일 카네기 인간관계론 + 자기관리론 + 성공대화론 (합본, 무선) / 데일 카네기
    카라마조프 가의 형제들 세트 - 전3권 / 표도르 도스토옙스키
    사기열전 1~2 세트 - 전2권 - 개정2판 / 사마천
    [세트] 한병철 라이브러리 시리즈 - 전9권 / 한병철
    [세트] 논어 : 김영민 새 번역 + 논어란 무엇인가 - 전2권 / 김영민
    교양으로 읽는 삼국지 + 수호지 + 초한지 + 서유기 - 전4권 / 나관중
    말하고 싶은 비밀 박스 세트 - 전4권 / 사쿠라 이이요
    토지 (전20권) / 박경리
    태백산맥 1~10 (완결) / 조정래
    반지의 제왕 박스판 / J.R.R. 톨킨`,
  laterVolumes: `
    비밀 속의 비밀 2 / 댄 브라운
    괴테와의 대화 2 / 요한 페터 에커만
    털실타래 Vol.14 (2025년 겨울호) / 일본보그사
    백년 허리 2 : 치료편 - 내 허리 사용 설명서 / 정선근
    죽이고 싶은 아이 2 / 이꽃님
    방구석 미술관 3 - 가볍게 친해지는 서양 현대미술 / 조원재
    문학동네 125호 - 2025.겨울 / 문학동네 편집부
    리빌드 월드 8 : 상 - 제3심부, Novel Engine / 나후세
    비판기 단편 논고들 II - 정치·역사·문화·종교 철학 / 임마누엘 칸트
    녹색평론 2025년 겨울호 - 통권 192호 / 녹색평론 편집부
    난처한 클래식 수업 10 - 비틀스, 대중의 클래식 / 민은기
    SF 보다 Vol. 5 대피소 / 김달리
    전쟁과 평화 (하) / 레프 톨스토이
    삼체 제2부 암흑의 숲 / 류츠신
    토지 2부 1권 / 박경리
    불편한 편의점2 / 김호연`,
  workbooks: `
    쓰면서 완성하는 아주 작은 습관의 힘 (공식 워크북) / 제임스 클리어
    5년 후 나에게 - Q&A a day (10주년 기념 한정판 필사 노트 세트) / 포터 스타일
    단 한 줄만 내 마음에 새긴다고 해도 - 나민애의 인생 시 필사 노트 / 나민애
    오늘의 제철 행복 (스프링) - 계절의 속도로 살아보는 365일 일력 / 김신지
    2026 시나공 정보처리기사 필기 기본서 / 길벗 R&D
    불편한 편의점 필사집 / 김호연
    월레스와 그로밋 컬러링북 / 아드만 애니메이션
    수능 국어 한 권 : 비문학 / 고효정
    2026 천문력 (벽걸이용, 한국천문연구원) / 한국천문연구원
    내가 주어인 문장의 힘 (365 일력 에디션) / 케이크 팀
    해커스 토익 기출 보카 / 해커스 어학연구소`,
} as const;

/** Special editions, each with the regular edition that stands for the work. */
export const specialEditions: readonly { readonly special: string; readonly regular: string }[] = [
  { special: '소년이 온다 (큰글자도서)', regular: '소년이 온다' },
  { special: '사피엔스 (10주년 기념 리커버 특별판)', regular: '사피엔스' },
  { special: '데미안 벚꽃 에디션', regular: '데미안' },
  { special: '총 균 쇠 (300쇄 기념 한정판)', regular: '총, 균, 쇠 2026 개정증보판' },
  { special: '[큰글자책] 코스모스', regular: '코스모스' },
  { special: '초판본 1984', regular: '1984' },
  { special: '불편한 편의점 (100만 부 기념 한정판)', regular: '불편한 편의점' },
  { special: '공정하다는 착각 : 스페셜 에디션', regular: '공정하다는 착각' },
];

/** Products that stand beside works: full titles, and authors. */
export const besideWorks: readonly { readonly full: string; readonly author: string }[] = Object.values(
  productsBesideWorks,
).flatMap((lines) =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const at = line.lastIndexOf(' / ');
      return { full: line.slice(0, at).trim(), author: line.slice(at + 3).trim() };
    }),
);
