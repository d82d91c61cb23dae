/** Verbs of answering and choosing, in dictionary form. The reader's clause may hold them. */
export const readerVerbs =
  '고르다 보다 눈여겨보다 살펴보다 찾다 구하다 원하다 바라다 좋아하다 즐기다 선호하다 읽다 집다 들다 반기다 꼽다 답하다 답변하다 말씀하다 말하다 하다 싶다 필요하다 기다리다 아끼다 궁금하다 궁금해하다 끌리다 이끌리다 주다 적다 두다 삼다 여기다 있다 계시다 기울이다 갖다 가지다 지니다 갖추다 선택하다 택하다 정하다 계획하다 활용하다 보이다 꺼내다 펼치다 만나다 나누다 얻다 편하다 느끼다 챙기다 기대하다 기대다 떠올리다 듣다 알다 배우다 이야기하다 열다 내다 솔깃하다 솔깃해지다 살피다 들여다보다 이어가다 먼저보다';

/** Words around an answer in the reader's clause. */
export const readerNouns =
  '단서 기준 실마리 조건 첫손 첫손가락 첫째 이유 까닭 것 쪽 점 데 가운데 중 그중 이 그 둘 전부';
export const readerWords =
  '무언가 뭔가 무엇을 중요하게 소중하게 동시에 한꺼번에 나란히 함께 같이 마침 특히 역시 또한 모두 다 둘 두 가지 여기 앞의 뒤의 먼저 가장 첫째로 콕 딱 꼭 굳이 일부러 골고루 두루 각각 차례로 무엇보다 아울러 유독 자주 늘 평소 평소에 이번 이번에 이번에는 요즘 오늘';

/** Ends of a form in 시 or its past 셨, which tell what the reader chose. */
const present =
  '는 니 니까 니까요 더니 는데 는데요 지요 죠 네요 는군요 고 고서 고자 면 면서 며 려는 려고 던 길 기 기를 기에 므로 거든요 잖아요 더라고요';
const past =
  '더라고요 지요 죠 네요 군요 어요 습니다 고 고요 으니 으니까 으니까요 기에 는데 는데요 던 다면 다고 다는 다니 으므로 잖아요 거든요 지만 을';
const after = (stem: string, ends: string) => ends.split(' ').map((end) => stem + end);

/** Endings that tell what the reader chose, after the linking stem. */
export const readerEndings = [
  'ㄴ ㄹ ㄴ다고 ㄴ다고요 ㄴ다는 ㄴ다니 ㄴ다면 ㄴ다며 신 실 신다고 신다고요 신다는 신다니 신다니까 신다면 신다며 신다기에 신다더니 셔서 ㅂ니다',
  ...after('시', present),
  ...after('셨', past),
].join(' ');
export const readerPlainEndings =
  '자마자 고 는 고자 고서 고픈 는다더니 는다고 는다는 는다니 다고 다는 다니 던 기 기를 기에 기로 으므로';
export const readerInfinitiveEndings = ' 서';
