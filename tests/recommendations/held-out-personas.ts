import type { Persona } from './personas.ts';

/**
 * Readers that no weight was tuned on: written from the wording of the questions and the rows of
 * the catalogue, without sight of the quiz's weights. A gate that fails for them is reported, and
 * their tastes stay as they are.
 */
export const heldOutPersonas: readonly Persona[] = [
  // A night nurse who reads a few pages after her shift, when the house still sleeps. She wants
  // people who are kind to each other, and closes a book as soon as somebody is hunted.
  {
    name: 'a night nurse who wants kind people',
    answers: 'aacbaadaab',
    likes: {
      tags: { 위로: 2, 따뜻한: 2, 일상: 2, 우정: 1.5, 잔잔한: 1, 범죄: -2, 긴장감: -1.5 },
      shelves: { 한국에세이: 1 },
      price: -0.3,
    },
  },
  // A bus driver who solves a case at every end stop and guesses the murderer by page eighty.
  // Love stories bore him; anything with a body keeps him awake.
  {
    name: 'a bus driver who solves cases',
    answers: 'bcaaceabad',
    likes: {
      tags: { 범죄: 3, 긴장감: 2, 죽음: 1, 심리: 1, '빠른 전개': 1, 사랑: -1 },
      shelves: { 추리: 2, 스릴러: 2, 일본소설: 1 },
    },
  },
  // A retired teacher of history with a wall of thick volumes, who reads with a pencil.
  // She trusts books that were argued over for decades and pays for good paper.
  {
    name: 'a retired history teacher with a pencil',
    answers: 'ceedcecccb',
    likes: {
      tags: { 역사: 3, 전쟁: 1.5, 사회: 1, '깊이 있는': 1.5, 정치: 1 },
      newness: -1,
      price: 1,
    },
  },
  // She runs a small shop and counts every coin; books are for ideas she can use on Monday.
  // She skips theory and looks at the number in the title first.
  {
    name: 'a shopkeeper who reads for Monday',
    answers: 'ddddbaaada',
    likes: {
      tags: { 경영: 2, 경제: 1.5, '쉬운 입문': 2, 습관: 1, 투자: 1 },
      words: { 가지: 1, 법칙: 1 },
      price: -1,
    },
  },
  // A student of physics who reads novels about space in the holidays and popular science before
  // examinations, and argues about both with friends.
  {
    name: 'a physics student who looks up',
    answers: 'caecdebbba',
    likes: {
      tags: { 우주: 3, 과학: 2, SF: 2.5, 인공지능: 1, 신앙: -1.5 },
      shelves: { 과학소설: 1.5, 물리학: 1 },
      newness: 0.3,
    },
  },
  // She writes poems on the back of receipts and reads three lines, then looks out of the window.
  // A thick plot is wasted on her.
  {
    name: 'a poet of receipts',
    answers: 'ebcaeadaab',
    likes: {
      tags: { 시집: 3, 서정적: 3, '짧은 호흡': 1.5, 애틋한: 1, 자연: 1, '긴 호흡': -1 },
      shelves: { 시: 0.5 },
    },
  },
  // A father of two who reads about children at the kitchen table while the pasta boils.
  // He likes to be told that he is not doing it all wrong.
  {
    name: 'a father at the kitchen table',
    answers: 'daddaabbbc',
    likes: {
      tags: { 육아: 3, 가족: 2, 관계: 1.5, 심리: 1, 따뜻한: 0.5 },
      shelves: { 육아: 1, 교육: 0.5 },
    },
  },
  // She lost her mother two winters ago and reads about loss without flinching; cheerful books
  // annoy her. A quiet page does her good.
  {
    name: 'a daughter who mourns',
    answers: 'abbbeedcab',
    likes: {
      tags: { 상실: 3, 죽음: 2, 가족: 1.5, 애틋한: 1.5, 위로: 1, 유쾌한: -1.5, 성공: -1 },
      newness: -0.2,
    },
  },
  // A young lawyer who suspects every easy answer. He marks the sentences with which he disagrees
  // and brings them to his reading club.
  {
    name: 'a lawyer who disagrees',
    answers: 'eeecceabba',
    likes: {
      tags: { 사회: 2.5, 정치: 2, 철학: 1.5, '깊이 있는': 1, 여성: 1 },
      shelves: { 사회학: 1.5, 사회문제: 1 },
      newness: 0.5,
    },
  },
  // Cooks for eleven cousins at every feast and reads recipes like novels.
  // Pictures, prices and weather interest her; abstract nouns do not.
  {
    name: 'a cook for eleven cousins',
    answers: 'ddacaabada',
    likes: {
      tags: { 음식: 3, 일상: 1, 가족: 1, '쉬운 입문': 0.5, 여행: 0.5, 철학: -1 },
      words: { 레시피: 1.5, 집밥: 1 },
    },
  },
  // She saves her leave for one long journey a year and plans it for ten months.
  // Guide books first, then anything that smells of elsewhere.
  {
    name: 'a planner of one long journey',
    answers: 'cdccceaaba',
    likes: {
      tags: { 여행: 3, 음식: 1, 역사: 1, 예술: 1 },
      shelves: { 여행: 1 },
      newness: 1,
    },
  },
  // A pianist by training who sells insurance. Music and paintings are where he goes on Sundays.
  // He would rather own one heavy book than five thin ones.
  {
    name: 'a pianist who sells insurance',
    answers: 'ebbcedccab',
    likes: {
      tags: { 음악: 3, 예술: 2.5, 영화: 1, 고전: 0.5 },
      shelves: { 미술: 1, 음악: 1 },
      price: 0.8,
    },
  },
  // First job, first salary, first fear of being poor at seventy. He reads about money on the
  // underground and closes the book when it turns mystical.
  {
    name: 'a beginner with a first salary',
    answers: 'daaabaabdc',
    likes: {
      tags: { 투자: 3, 경제: 2, 직장: 1, '쉬운 입문': 1.5, 신앙: -2, 신비로운: -1 },
      newness: 0.8,
      price: -0.5,
    },
  },
  // She reads Russian and French novels in the order in which they were written and keeps lists.
  // Nothing younger than she is gets past the door.
  {
    name: 'a keeper of lists of old novels',
    answers: 'eeecedccad',
    likes: {
      tags: { 고전: 2.5, 사랑: 1, 심리: 1, '긴 호흡': 1.5 },
      shelves: { 러시아: 2, 프랑스: 1.5, 독일: 1.5, 영미: 0.5 },
      newness: -1.5,
    },
  },
  // A deaconess who begins the day with one page and a cup of barley tea.
  // Doubt is welcome in her books, mockery is not.
  {
    name: 'a deaconess with barley tea',
    answers: 'abbbeedbab',
    likes: {
      tags: { 신앙: 3, 천천히: 1.5, 희망: 1.5, 위로: 1, 사랑: 1 },
      shelves: { 기독교: 1, 가톨릭: 0.5 },
    },
  },
  // He is seventeen and reads what the class passes around: growing up, first love, a strange
  // summer. Whatever a teacher recommends he finishes last.
  {
    name: 'a pupil who reads what goes around',
    answers: 'baabaaaaaa',
    likes: {
      tags: { 성장: 3, 청춘: 2, 우정: 1.5, 사랑: 1, 판타지: 1, 공부: -1.5, '빠른 전개': 1 },
      price: -0.8,
      newness: 0.5,
    },
  },
  // A kennel keeper who trusts animals before people and forests before towns.
  // She gives books away after reading them and remembers every one.
  {
    name: 'a kennel keeper who loves forests',
    answers: 'cabcdedaab',
    likes: {
      tags: { 동물: 3, 자연: 3, 과학: 1, 잔잔한: 1, 정치: -1, 인공지능: -1 },
    },
  },
  // She leads a team of twenty and sleeps five hours. A book gets two evenings; then it must have
  // changed one habit or it goes back to the shelf.
  {
    name: 'a head of a team with two evenings',
    answers: 'daadbbbbbc',
    likes: {
      tags: { 경영: 2, 습관: 2, 성공: 1.5, 직장: 2, 인공지능: 1, 심리: 0.5 },
      newness: 0.7,
    },
  },
  // An engineer who left the trade to restore furniture. Philosophy in small doses, no jargon,
  // and long silences between two chapters.
  {
    name: 'a restorer of furniture',
    answers: 'ebbbeedbab',
    likes: {
      tags: { 철학: 2.5, 일상: 1, 천천히: 1.5, 서정적: 1, '나이 듦': 1.5, 투자: -1.5 },
      shelves: { 철학: 1, 에세이: 0.5 },
    },
  },
  // Three friends read the same thriller on the same weekend and meet for noodles afterwards; this
  // is the one who chooses. Ghosts, cold houses, secrets.
  {
    name: 'the chooser among three friends',
    answers: 'bcaceebbaa',
    likes: {
      tags: { 서늘한: 3, 신비로운: 2, 긴장감: 2, 판타지: 1, 강렬한: 1 },
      shelves: { 호러: 2, 미스터리: 1.5, 환상: 1 },
    },
  },
  // A translator who collects first sentences and reads about writing when her own stands still.
  // Essays by people who read for a living are her weakness.
  {
    name: 'a translator who collects first sentences',
    answers: 'ebbceedcab',
    likes: {
      tags: { 글쓰기: 3, 독서: 3, 예술: 1, 고전: 1 },
      shelves: { '책읽기/글쓰기': 1.5, 에세이: 0.5 },
      words: { 문장: 1 },
    },
  },
  // After a slipped disc he walks an hour a day and reads whatever promises a back without pain.
  // He checks who wrote it before he believes it.
  {
    name: 'a walker with a bad back',
    answers: 'ddddeaabbc',
    likes: {
      tags: { 건강: 3, 습관: 1, 과학: 1, '나이 듦': 1 },
      words: { 운동: 1, 걷기: 1.5 },
    },
  },
  // She laughs loudly in trains. Essays by people who make fun of themselves, comics about science,
  // nothing that ends in a hospital.
  {
    name: 'a woman who laughs in trains',
    answers: 'bdcaaeaaea',
    likes: {
      tags: { 유쾌한: 3, '짧은 호흡': 1.5, 일상: 1.5, 여성: 1, 죽음: -2, 상실: -1.5 },
      newness: 0.4,
      price: -0.3,
    },
  },
  // He reads what his daughter left behind when she moved out: feminist theory, novels by young
  // women, a few essays. He wants to understand her better before Christmas.
  {
    name: 'a father who reads after his daughter',
    answers: 'ceecaaabab',
    likes: {
      tags: { 여성: 3, 사회: 1.5, 가족: 1, 관계: 1.5, '깊이 있는': 1 },
      shelves: { 여성학: 1.5, 한국소설: 1, 한국에세이: 0.5 },
      newness: 0.6,
    },
  },
];
