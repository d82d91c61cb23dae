/** Words that insult. They stand in no question, even if a note has them. */
export const insults: readonly string[] = [
  ...['멍청', '바보', '병신', '등신', '새끼', '미친놈', '미친년', '또라이', '꺼져', '닥쳐', '쓰레기'],
  ...['찌질', '한심', '무식', '씨발', '시발', 'ㅅㅂ', 'ㅂㅅ', '존나', '지랄', '개소리', '역겨', '꼴값'],
  ...[
    '얼간이',
    '머저리',
    '사기꾼',
    '거짓말쟁이',
    '혐오스',
    '극혐',
    '멍텅구리',
    '머리가 나쁘',
    '수준이 낮',
    '욕하',
    '욕할',
    '욕을',
    '죽여',
    '때려',
  ],
  ...['idiot', 'stupid', 'moron', 'loser', 'fuck', 'shit'],
];

/** Words with which a text gives a program orders, in small letters. */
export const orders: readonly RegExp[] = [
  /지시[를가은는]?\s*(?:모두\s*|다\s*)?(?:무시|잊|따르|어기)/u,
  /(?:무시|잊)(?:하고|어버리고|고)\s*.{0,30}(?:쓰|적|말하|답하|출력|대답)/u,
  /(?:앞|위|이전|지금까지)(?:의|에\s*나온|에\s*적힌)?\s*(?:지시|명령|규칙|프롬프트|내용을\s*무시)/u,
  /(?:라고|다고|으로|로)\s*(?:꼭\s*|반드시\s*)?(?:쓰세요|쓰라|쓰십시오|써라|써\s?줘|써\s?주세요|적으세요|적어라|적어\s?줘|적어\s?주세요|출력|답하세요|답해라)/u,
  /질문[은을에]?(?:는|로|으로)?\s.{0,60}(?:쓰세요|쓰라고|써라|만드세요|만들어라|넣으세요|넣어라|내세요)/u,
  /프롬프트|시스템\s*(?:지시|메시지|명령)|개발자\s*모드|관리자\s*권한/u,
  /ignore\s+(?:all|any|the|previous|prior|above|everything)|disregard|system\s*prompt|jailbreak|you\s+are\s+now/u,
];

/** Words that sell, or ask for what nobody gives away. */
export const solicitations: readonly RegExp[] = [
  /사세요|구매|구입|주문하|할인|광고|홍보|클릭|링크|가입하|추천인|입금|송금|계좌|투자하/u,
  /비밀번호|주민\s*(?:등록)?\s*번호|인증\s*번호|카드\s*번호|전화\s*(?:번호|하|주세요|해)|연락\s*(?:처|주세요|하)/u,
];
