/** Verbs of answering and choosing, in dictionary form. The reader's clause may hold them. */
export const readerVerbs =
  '고르다 보다 눈여겨보다 살펴보다 찾다 원하다 바라다 좋아하다 즐기다 선호하다 읽다 집다 들다 반기다 꼽다 답하다 말씀하다 말하다 하다 싶다 필요하다 기다리다 아끼다 궁금하다 궁금해하다 끌리다 주다 적다 두다 있다 계시다 기울이다 갖다 가지다 선택하다 택하다 보이다 꺼내다 펼치다 만나다 나누다 얻다 편하다 느끼다 챙기다 기대하다';

/** Endings that tell what the reader chose, after the linking stem. */
export const readerEndings =
  'ㄴ ㄴ다고 ㄴ다고요 ㄴ다는 ㄴ다니 ㄴ다면 ㄴ다며 신 신다고 신다고요 신다는 신다니 신다니까 신다면 신다며 신다기에 시는 시니 시니까 시는데 시지요 시죠 시네요 시는군요 시고 시면 시며 시려는 시려고 시던 시길 시기에 셨더라고요 시더라고요 셨지요 셨죠 셨네요 셨군요 셨어요 셨습니다 셨고 셨으니 셨으니까 셨기에 셨는데 셨는데요 셨던 셨다면 셔서 ㅂ니다';
export const readerPlainEndings = '자마자 고 는 고자 는다고 는다는 는다니 다고 다는 다니 던 기 기를 기에';
export const readerInfinitiveEndings = ' 서';
