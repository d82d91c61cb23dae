/** Words that may be said of a book when its row or a claimed answer says as much. */
export interface BoundWords {
  /** Tags of the row that say it. */
  readonly tags?: string;
  /** Parts of the sub-category's name that say it. */
  readonly shelves?: string;
  /** Claimed answers that say it, by code. Of the reader, only these count. */
  readonly answers?: string;
  /** In dictionary form. */
  readonly verbs?: string;
  readonly nouns?: string;
  /** Used without changes. */
  readonly words?: string;
}

/** Tags with a space are written with `_`. */
export const boundWords: readonly BoundWords[] = [
  {
    tags: '따뜻한 위로 우정',
    answers: 'mood_warm goal_comfort',
    verbs: '따뜻하다 따뜻해지다 따스하다 다정하다 포근하다 훈훈하다',
    nouns: '온기 미소 따뜻함 따스함 다정함 포근함',
    words: '다정히 따스히 따뜻이',
  },
  {
    tags: '위로 따뜻한 희망',
    answers: 'goal_comfort',
    verbs: '위로하다 위로받다 다독이다 토닥이다 보듬다 어루만지다 달래다 감싸다 쓰다듬다',
    nouns: '위안 토닥임 다독임',
  },
  { tags: '위로', answers: 'goal_comfort', nouns: '위로', words: '지친' },
  {
    tags: '잔잔한 서정적 천천히',
    answers: 'mood_calm',
    verbs: '잔잔하다 고요하다 차분하다 차분해지다 조용하다 담담하다 나직하다',
    nouns: '잔잔함 고요 고요함 차분함 서정성',
    words: '잔잔히 고요히 조용히 차분히 담담히',
  },
  {
    tags: '서정적',
    answers: 'mood_calm',
    nouns: '서정 서정성',
    words: '서정적인 서정적으로 서정적이고 서정적이에요 시적인',
  },
  {
    tags: '긴장감 서늘한 범죄',
    answers: 'mood_tense',
    verbs: '긴장하다 긴장되다 조마조마하다 숨죽이다 팽팽하다 쫄깃하다',
    nouns: '긴장 긴장감 스릴 몰입도 서스펜스',
  },
  { tags: '서늘한', answers: 'mood_tense', verbs: '서늘하다 오싹하다', nouns: '서늘함' },
  {
    tags: '유쾌한',
    answers: 'mood_bright',
    verbs: '유쾌하다 밝다 밝아지다 명랑하다 경쾌하다 웃다 웃음짓다 미소짓다 환하다',
    nouns: '유쾌함 웃음 미소 밝음 활기 유머',
  },
  {
    tags: '깊이_있는 강렬한 죽음 전쟁 사회 정치',
    answers: 'mood_grave',
    verbs: '묵직하다 진지하다 진중하다 무겁다',
    nouns: '묵직함 진지함 무게 무게감',
  },
  { tags: '강렬한', verbs: '강렬하다', nouns: '강렬함' },
  { tags: '애틋한', verbs: '애틋하다 애틋해지다', nouns: '애틋함' },
  { tags: '신비로운', verbs: '신비롭다', nouns: '신비로움' },
  { tags: '희망', nouns: '희망', words: '희망적인 희망찬' },
  {
    tags: '빠른_전개',
    answers: 'pace_fast',
    verbs: '빠르다 속도감있다 휘몰아치다',
    nouns: '전개 속도 속도감 흡입력 몰입도',
    words: '단숨에 단번에 술술 순식간에 빠르게',
  },
  {
    tags: '천천히 서정적 긴_호흡',
    answers: 'pace_slow',
    verbs: '느리다 느긋하다',
    nouns: '여백',
    words: '천천히 느리게 느긋이',
  },
  { tags: '긴_호흡', answers: 'when_holiday', words: '긴 길게 진득하게 진득이' },
  {
    tags: '짧은_호흡',
    answers: 'pace_short when_commute',
    nouns: '자투리 틈새 짬',
    words: '짧게 끊어 틈틈이 짬짬이 토막토막 편씩',
  },
  { answers: 'when_commute', verbs: '출퇴근하다 오가다', nouns: '출퇴근 출퇴근길 지하철 버스 길 자투리' },
  { answers: 'when_night', verbs: '잠들다 자다 조용하다', nouns: '잠자리 밤' },
  { answers: 'when_study', verbs: '배우다 공부하다 익히다', nouns: '공부 배움 학습' },
  {
    tags: '쉬운_입문',
    answers: 'pace_easy',
    verbs: '쉽다 쉬워지다 입문하다 친절하다',
    nouns: '입문 입문서 입문자 기초 초보자 초심자 첫발 안내서',
    words: '쉽게 처음이라도 처음이어도 처음인',
  },
  {
    tags: '깊이_있는 철학',
    answers: 'pace_deep goal_question',
    verbs: '파고들다 사유하다 성찰하다 탐구하다',
    nouns: '깊이 사유 성찰 통찰 탐구',
    words: '깊이',
  },
  { tags: '철학', answers: 'goal_question', nouns: '질문 물음 사유 철학', words: '철학적인' },
  {
    tags: '성장 심리 철학 나이_듦 습관',
    answers: 'theme_self',
    verbs: '성찰하다 돌이키다',
    nouns: '삶 인생 내면 성찰',
    words: '스스로 스스로에게 스스로를 나를 나의 자신을 자신의 자기',
  },
  {
    answers: 'theme_self',
    verbs: '돌아보다',
    nouns: '삶 뜻 인생',
    words: '나를 나의 자신을 자신의 스스로 스스로를 스스로에게',
  },
  {
    tags: '역사 과학 우주 쉬운_입문 인공지능 공부 자연 경제 심리 철학',
    shelves: '교양 과학 역사 인문 경제 학',
    answers: 'goal_knowledge',
    verbs: '배우다 알아가다 알다 알게되다 깨닫다 이해하다 발견하다 깨치다',
    nouns: '사실 지식 배움 상식 교양 앎 이해 발견 호기심 공부',
    words: '몰랐던 모르던 모르는 새롭게',
  },
  {
    tags: '습관 투자 건강 음식 육아 직장 글쓰기 공부 관계',
    answers: 'goal_practical after_try',
    verbs: '실천하다 적용하다 활용하다 배우다 익히다 써먹다 실용적이다 따라하다 해보다',
    nouns: '생활 실생활 실천 적용 활용 연습 실용 쓸모 요령',
    words: '직접',
  },
  {
    tags: '투자 경제 경영 직장 트렌드',
    answers: 'theme_work',
    verbs: '준비하다 대비하다',
    nouns: '일 돈 앞날 미래 경제',
  },
  { answers: 'theme_world', nouns: '역사 사회 세상 흐름', verbs: '움직이다' },
  {
    tags: '역사',
    shelves: '중국사 서양사 한국사 세계사 조선사 유럽사 동양사 분쟁사 정치사',
    nouns: '역사 역사책',
  },
  { shelves: '과학 물리학 천문학 생명과학', nouns: '과학 과학책 과학서' },
  { shelves: '여행', nouns: '여행 여행책 여행서' },
  { shelves: '철학', nouns: '철학 철학책 철학서' },
  { shelves: '심리', nouns: '심리 심리학 심리책' },
  { shelves: '경제 투자', nouns: '경제책 경제서 투자서' },
  { shelves: '인문', nouns: '인문서 인문학 인문책' },
  { tags: '과학 우주 자연 인공지능 SF', answers: 'theme_science', nouns: '과학 자연 미래 우주 상상력 상상' },
  { tags: '사랑 가족 우정 관계', answers: 'theme_people', nouns: '사이 관계', words: '사람 사람과' },
  { tags: 'SF 판타지', verbs: '상상하다', nouns: '상상 상상력' },
  { tags: '시집', shelves: '시', nouns: '시 시집 시편 시구 시어' },
  { tags: '일상', nouns: '일상' },
  { tags: '고전', answers: 'age_old', nouns: '고전 세월', verbs: '오래되다', words: '오래도록' },
  { shelves: '에세이', nouns: '에세이 산문 수필' },
  { shelves: '소설', nouns: '소설 서사' },
  { shelves: '한국', answers: 'origin_korea', nouns: '한국 우리나라 국내', words: '우리' },
  { shelves: '영미', answers: 'origin_english', nouns: '영미권 영미 영미문학' },
  { shelves: '일본', nouns: '일본 아시아' },
  { shelves: '프랑스 독일 러시아 스페인', nouns: '유럽' },
  { answers: 'age_new', words: '새로 갓 막' },
  { answers: 'after_talk', verbs: '마주앉다', words: '사람들과' },
  { answers: 'after_reflect', verbs: '조용하다', nouns: '혼자', words: '조용히' },
  { answers: 'after_continue', words: '이어' },
];
