// Words that mark a product as a box set, a later volume or a book to write in. They are matched in
// NFKC, in lower case, with plain hyphens and tildes.

/** `[세트]`, `박스 세트`, `양장본 세트 1`; 카세트 and 마인드세트 are not sets. */
const setWord =
  '(?:(?:박스|풀|선물|기프트|합본|양장|양장본|전권|한정판|특별판|전집|완간|완결|미니북|단행본|\\d권)? ?세트|box(?:ed)? ?set|gift ?set)';

/** A set at the end of a title: text stands before it, and a number or a range may follow. */
export const endsInSet = new RegExp(
  `\\S(?:\\s|(?<=\\S)(?=박스|풀세트|선물|기프트))(?:${setWord}|(?<=[가-힣].*)set)(?: ?[a-z]| ?\\d{1,2}(?: ?[~-] ?\\d{1,2})?권?)?$`,
);
/**
 * A set named in brackets. `엽서 세트` is a gift that comes with a book, like everything that is
 * announced as a gift.
 */
export const isSetNote = new RegExp(
  `(?:^|[\\s,+&])(?<!(?:엽서|스티커|굿즈|북마크|책갈피|카드|배지|뱃지|포스터|노트|달력|다이어리|플래너|메모지|머그|에코백|문구|독서대) ?)${setWord}(?: ?\\d+)?(?=$|[,+&]| 구성)`,
);
/** A note on a gift that comes with the book: `필사 노트 증정`. */
export const giftNote = /증정|사은품|동봉|(?:노트|다이어리|플래너|달력|카드|엽서) 포함/;
/** `해리 포터 전집`, with what it collects; 윤동주 전집 and 백석 시 전집 are books of one writer. */
export const collectedWorks =
  /^(?!(?:정본|원본|결정판) )((?:\S+ \S|\S{5}).*)(?<!시|시집|산문|소설|단편|희곡|작품) 전집$/;
/** `데미안 패키지`; not `욕망의 패키지`. */
export const packageEnd = /[가-힣\da-z](?<!의|여행|트래블|투어|관광) 패키지$/;
/** `김초엽 소설 2종`; `식물 50종` counts things. */
export const severalBooks =
  /(?:소설|소설집|시집|도서|책|에세이|산문집|단편집|작품|저서|시리즈) (?:[2-9]|1\d|20)종$/;
/** A subtitle that only says "set". */
export const setAlone = new RegExp(`^${setWord}$`);

/** `전3권`, `총 10권`; not 이전 2권, and not 총 10권의 책. */
export const totalVolumes =
  /(?:^|[\s,])[전총全] ?(\d{1,3}) ?[권卷冊](?=$|\s*[,(+]|\s+(?:세트|완결|완간|박스|합본|구성))/;

/**
 * `1~5`, `1-3권`: the whole of a note, or the end of a title. A range with a hyphen has to begin
 * with 1.
 */
export const volumeRange = /(?:^|\s)(?:(\d{1,2}) ?~ ?(\d{1,2})|(1) ?- ?(\d{1,2}))권?(?: ?(?:완결|완|세트))?$/;
/** `1,2권`, `1·2`, `1.2.3`: volumes one by one. Two numbers with a full stop are a version. */
export const listedVolumes =
  /(?:^|\s)(?:\d{1,2}(?: ?[,·] ?\d{1,2})+권|1 ?[,·] ?2(?: ?[,·] ?\d{1,2})*|1\.2\.3(?:\.\d{1,2})*권?)$/;
/** Ranges of school years and ages, which are not volumes. */
export const beforeOtherRange = /(?:초등|중등|고등|유아|만|나이|오전|오후|\d)$/;

/** `상·하`, `상, 중, 하`, `상하권`: all parts in one product. */
export const allParts = /(?:^|\s)(?:상 ?[·,/&~+] ?(?:중 ?[·,/&~+] ?)?하|상중?하|上中?下)권?$/;

/** Separator of works sold together: `갑의 책 + 을의 책`. */
export const joint = ' + ';

/** `Vol. 5`, `제2권`: a volume anywhere in a title. */
export const numberedVolume = [
  /(?:^|[^a-z])vol(?:ume)?\.? ?(\d{1,3})(?!\d)/,
  /(?:^|\s)제 ?(\d{1,3}) ?권(?=$|\s)/,
  /(?:^|[^a-z])(?:part|book|season|episode)\.? ?(\d{1,2})$/,
  /(?<!샤넬|chanel|교향곡|소나타|협주곡|mambo|맘보)\s(?:no\. ?|#)(\d{1,2})$/,
];
/** `2권`, `제2부`, `3탄` at the end of a title. */
export const countedPart = /(?:^|[^\d.,])제? ?(\d{1,3}) ?(권|부|편|호|집|탄|단계)(?: ?(?:완결|완))?$/;
/** Numbers of books, poems or stories, which are not volumes: `명시 100편`, `인생 책 10권`. */
export const countedThings = /(?:책|도서|고전|명저|필독서|시|단편|명작|명화|소설|영화|희곡) ?$/;
export const largestPart: Readonly<Record<string, number>> = { 부: 9, 편: 9, 단계: 9, 집: 20, 탄: 20 };

/** A number at the end of a title, after a space. */
export const bareNumber = /^(.*\S) (\d{1,2})(?: ?(?:완결|완))?$/;
/** 2 or 3 directly after Hangul; `미키7` is a name. */
export const gluedNumber = /^(.*[가-힣])([23])$/;
/** Larger numbers belong to titles: 아파렌하이트 451, 한국단편소설 50, years. */
export const largestVolume = 30;

/** After these a number of five and more counts things: `심리 법칙 7`, `질문 12`. */
export const countNoun =
  /(?:베스트|best|필독서|단편선|명시|명작|명언|명문장|문장|단어|키워드|법칙|원칙|질문|비밀|레시피|전략|전술|습관|기술|방법|비법|도구|개념|용어|상식|인물|사람|도시|장면|명화|클래식|곡|실험|발명|사건|나라|식물|동물|포인트|팁|스킬|패턴|걸작|장소|여행지|맛집|주제|논쟁|쟁점|트렌드|포즈|표현|공식)$/;
export const smallestCount = 5;
/** After these a number belongs to the name before it: `코로나 19`, `윈도우 11`, `TOP 10`. */
export const numberedName =
  /(?:^|\s)(?:top|best|big|no|no\.|ver|ver\.|version|web|웹|windows|윈도우|윈도|macos|ios|안드로이드|gpt|챗gpt|chatgpt|gemini|제미나이|claude|클로드|python|파이썬|java|자바|스프링|spring|react|리액트|vue|유니티|unity|언리얼|코로나|covid|아폴로|apollo|보잉|아이폰|갤럭시|비타민|세대|나이|스무 살|번지|출구|시속|the)$|^(?:미키|차일드|디스트릭트|캐치)$/;

/** Roman numerals from II on, in capitals. `세계대전 II` names a war. */
export const romanVolume = /^(.*\S) (?:II|III|IV|VI|VII|VIII|IX)$/;
export const beforeRomanName = /(?:war|대전|전쟁|elizabeth|엘리자베스|찰스|요한 바오로)$/i;
/** 하, 하권, 下. 중 alone is a word (`인생 녹음 중`); in brackets, or as 중권, it is a volume. */
export const laterPart = /(?:\s(?:하|하권|중권|[下中][卷권]?)|[가-힣][下中][卷권]?)$/;
export const laterPartNote = /^(?:하|중|하권|중권|하편|중편|[下中][卷권篇]?|[二三四五六七八九十])$/;
/** An issue of a periodical: `통권 192호`, `2025년 겨울호`, `12월호`. */
export const issue = /^통권 ?\d{1,4}호$|\d{4}년? ?(?:봄|여름|가을|겨울)호|(?:^|\s)\d{1,2}월호/;
/** In brackets or in a subtitle. A title may be the number of a room: `307호`. */
export const issueNote = /^\d{1,4}호$/;
/** `문학동네 125호` with its season in the subtitle, or by its name. */
export const numberedIssue = /\s\d{1,4}호$/;
export const periodicalIssue =
  /(?:^|\s)(?:창작과 ?비평|창비|시인동네|문학동네|문학과 ?사회|자음과 ?모음|녹색평론|실천문학|황해문화|역사비평|현대문학|문학사상|문예중앙|세계의 문학|현대시학|악스트|axt|릿터|littor|에픽|epiic|에피|한편|창비어린이|어린이와 문학|서울리뷰오브북스|문화\/?과학|인물과 사상|과학동아|씨네21|시사인|샘터|좋은생각|월간 \S+|계간 \S+|격월간 \S+|매거진 \S+) (?:제 ?)?\d{1,4}호$/;
export const season = /^\d{4} ?[.년]/;
export const numberNote = /^제? ?(\d{1,2}) ?(?:권|부|편|호|집|탄|단계)?(?: ?(?:완결|완))?$/;
export const laterStory = /^(?:두|세|네|다섯|여섯) ?번째 (?:이야기|권)$/;

/** Products to write, paint or tear off in, anywhere in a title. */
export const workbookTitle =
  /필사 ?(?:집|책|노트|북|본|카드|세트|에디션|\d+일)|(?:^|[\s의])필사$|^필사[,\s]|워크 ?북|workbook|컬러링|색칠 ?(?:공부|놀이|북|하기)|스티커 ?북|문제집|자습서|평가문제|모의고사|기출|기본서|단어장|연습장|쓰기 ?노트|글씨 ?교본|손글씨|펜글씨|(?:^|[\s\d일])일력(?=$|[\s,])|천문력|따라 ?쓰기|(?:^|\s)(?:따라|베껴) ?(?:쓰는|써)|(?:숨은|다른|틀린) ?그림 ?찾기|미로 ?찾기|성경 ?쓰기|받아쓰기|종이접기|스도쿠|낱말 ?퍼즐|활동지|액티비티 ?북|반주법|연주곡집|피아노 ?곡집|악보집|수능 (?:국어|영어|수학|한국사|사회|과학)/;
/** Titles with one of these words that are no workbooks: `스도쿠 살인 사건`, `기출의 비밀`. */
export const storyEnd =
  /(?:살인|사건|클럽|미스터리|탐정|소녀|소년|천재|비밀|가게|상점|카페|서점|이야기|편지|남자|여자|도둑|유령|죽음|기쁨|슬픔|위로|탄생|모험|심리학|사회학|의 역사)$/;
/** Titles of examinations and school subjects, which `storyEnd` does not save. */
export const examTitle = /^20\d\d|토익|토플|수능|내신|공무원|임용|기사|자격|능력시험|급수|초등|중등|고등/;
/** Only at the end of a title: books may be about a 달력 or a 다이어리. */
export const workbookEnd =
  /(?:^20\d\d년? .*다이어리|달력|캘린더|플래너|가계부|메모장|엽서 ?북|엽서집|악보|(?:20\d\d|\d년|만년|위클리|데일리|먼슬리|질문|문답|감사|필사|포토|독서|육아|태교|쓰는) ?(?:다이어리|일기장|기록장|노트))$/;
/** In a subtitle: the product's kind, not its subject. */
export const workbookSubtitle =
  /(?:필사 ?(?:집|책|노트|북)|워크 ?북|컬러링 ?북|스티커 ?북|(?:^|[\s\d일])일력|쓰기 ?책|플래너|달력|캘린더)(?=$|,| \+)|문제집/;
/** Sub-categories of Aladin whose products are not read together. */
export const workbookShelves: ReadonlySet<string> = new Set(['컬러링북', '지도']);

/** Edition notes. They may stand at the end of a title without brackets. */
const editionNouns =
  '개정\\d*판|개정증보판|개정보급판|전면개정판|최신개정판|최신판|증보판|특별증보판|특별판|한정판|기념판|보급판|완결판|양장판|양장본|양장|무선|반양장|리커버|리커버판|에디션|edition|큰글자책|큰글자도서|큰글씨책|큰글자판|영문판|국문판|영한대역|합본|합본판|초판본|완역본|완역판|무삭제판|문고판|포켓판|미니북|소장판|애장판|신판|신장판|결정판|리뉴얼판|리뉴얼|리마스터판|복간판|복각판|복각본|증정판|청소년판|어린이판|20\\d\\d년판';
export const editionNoun = new RegExp(`^(?:${editionNouns})$`);
/** Words that accompany an edition note and mean nothing alone. */
export const editionModifier =
  /^(?:20\d\d년?|\d+만?|벚꽃|봄|여름|가을|겨울|봄날|썸머|윈터|홀리데이|플라워|트윙클|미니|빈티지|클래식|프리미엄|콜라보|콜라보레이션|아트|일러스트|핑크|그린|실버|옐로|옐로우|퍼플|벨벳|패브릭|미드나잇|스노우|레터|하트|러브|문라이트|시그니처|시그니쳐|오렌지|민트|네이비|브라운|베이지|그레이|아이보리|달빛|별빛|햇살|노을|눈꽃|단풍|동백|장미|튤립|수국|발렌타인|할로윈|핼러윈|새해|신년|컴플리트|컬렉터|컬렉터즈|알라딘|단독|리뉴얼|\d+(?:만 ?)?(?:부|쇄|주년|권)|부|쇄|주년|판매|돌파|기념|최신|전면|정식|특별|완전|초판|오리지널|국내|국내최초|출간|한정|블랙|골드|화이트|레드|블루|스페셜|뉴|new|파이널|리미티드|리커버|양장|소프트커버|하드커버|크리스마스|원전|무삭제|special|limited|final|anniversary)$/;
/** Editions that stand before the title: `초판본 데미안`. */
export const leadingEdition = new RegExp(`^(?:${editionNouns}) (?=\\S)`);
/** `지옥편` names one part of a work: in brackets or in a subtitle, as well as in the title. */
export const partName = /^(?!단편|장편|중편|상편|전편|속편)[가-힣]{2,6}편$/;
/** `이방인 : 알베르 카뮈 장편소설`: names the kind of text, not another work. */
export const kindBehindColon = / ?: ?[^:]*(?:장편소설|단편소설|소설집|소설|시집|산문집|에세이)$/;
/** The first volume counts as the work. */
export const firstVolume =
  /(?: (?:제 ?)?0?1(?: ?[권부])?| 상권?| [上][卷권]?|[가-힣]上| i| vol(?:ume)?\.? ?0?1)$/;
