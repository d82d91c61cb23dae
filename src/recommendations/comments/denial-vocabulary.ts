/*
 * Denials that say nothing bad or untrue: of what would be amiss (어긋나지 않아요), of worry
 * (걱정하지 마세요), and of what a moment lacks (잠이 오지 않는 밤).
 */

const anyOf = (stems: string) => `(?:${stems.split(' ').join('|')})`.replaceAll('_', ' ?');

/** Stems of what would be amiss between a book and an answer, or in reading. */
const amiss = anyOf(
  '어긋나 벗어나 빗나가 놓치 빠뜨리 빠지 빼놓 외면하 모른척하 소홀하 소홀히_하 저버리 등지 비켜가 어색하 서먹하 낯설 아깝 아쉽 서운하 섭섭하 모자라 부족하 뒤지 밀리 후회하 실망하 실망스럽 늦 어렵 버겁 벅차 무겁 가볍 지루하 따분하 심심하 지치 질리 물리 싫증나 부담스럽 부담되 불편하 힘들 까다롭 딱딱하 복잡하 헷갈리 막막하 답답하 무섭 두렵 외롭 쓸쓸하 허전하 멀 동떨어지 나쁘 이상하 무리하 지나치 과하 넘치 끊이 그치 마르 식 바래 잊 흔들리 피하 흔하 허투루하 허술하 성급하 급하 서두르',
);
/** Stems of worry and haste, which a comment may talk somebody out of. */
const worry = anyOf(
  '걱정하 염려하 겁내 겁먹 두려워하 무서워하 조급해하 서두르 망설이 주저하 머뭇거리 미루 부담갖 부담가지 부담느끼 어려워하 어렵게생각하 애쓰 무리하 욕심내 긴장하 고민하 참 아끼 재촉하 포기하 실망하 놀라 물러서 멈추',
);
/** Deeds that are impossible or needless: 지나칠 수 없는, 서두를 필요 없이. */
const impossible = anyOf(
  '빠질 빼놓을 지나칠 놓칠 외면할 모른척할 잊을 미룰 참을 멈출 거스를 거절할 아낄 권하지않을 소개하지않을 추천하지않을 떠올리지않을 고르지않을 건네지않을 웃지않을 반기지않을',
).replaceAll('지않', '지 ?않');
const needless = anyOf(
  '서두를 걱정할 염려할 망설일 주저할 겁낼 겁먹을 두려워할 조급할 조급해할 부담스러워할 어려워할 급할 애쓸 무리할 고민할 미룰 보탤 더할 말할 덧붙일',
);
const without = anyOf(
  '손색 어긋남 부족함 모자람 아쉬움 빈틈 무리 문제 부담 거리낌 망설임 막힘 지루함 어려움 문턱 걱정 이견 의심 후회 군더더기 꾸밈 더할_나위 망설일_까닭 망설일_이유 더_보탤_말 보탤_말 나무랄_데 흠잡을_데 틈',
);

const moments = '(?:날|날들|때|때면|밤|저녁|아침|새벽|오후|낮|주말|휴일|하루|시간|순간|계절|요즘|시절)';

/** They are taken out before a sentence is searched for denials and unknown words. */
export const harmlessDenials: readonly string[] = [
  `${amiss}지(?:는|도|가|만은)? ?(?:않|못하)[가-힣]*|흔치 않[가-힣]*`,
  `${worry}지(?:는|도|만)? ?(?:않|말|마)[가-힣]*`,
  `${impossible} (?:수|길)(?:는|가|도|밖에)? ?없[가-힣]*`,
  `${needless} (?:것|필요|까닭|이유|일)(?:은|는|이|가|도)? ?없[가-힣]*`,
  `(?:한 치의 |조금의 |아무 |아무런 |별다른 |큰 )?${without}(?:이|가|은|는|도)? ?없[가-힣]*`,
  '(?:당장|꼭|굳이|멀리|일부러|미리|따로) (?:\\S+ )?(?!읽)[가-힣]+지 (?:않아도|않더라도|못해도|못하더라도)',
  '덜 (?=무겁|낯설|어렵|외롭|힘들|지치|지루|막막|바쁘|서두)|남의 (?:일|이야기) 같지 않[가-힣]*|(?<=(?:답|정답|끝|결론)이 (?:\\S+ )?(?:나오|보이|나|끝나)지 )않는(?= (?:질문|물음|이야기))',
  // A moment that lacks something: only the denial is taken out, and the other words are judged.
  `(?<=지 )(?:않는|못하는)(?= (?:\\S+ )?${moments})`,
  `(?<=(?:수|것|게|일|틈|데) )없는(?= (?:\\S+ )?${moments})`,
  '대신(?:에)?(?= (?:이 책|책|한 쪽|몇 쪽|펼|꺼내|집어|열어|읽))',
];
