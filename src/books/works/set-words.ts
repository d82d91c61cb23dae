// Words that mark a product as a box set. All words of this folder are matched in NFKC, in lower
// case, with plain hyphens and tildes.

/** `[세트]`, `박스 세트`, `양장본 세트 1`; 카세트 and 마인드세트 are not sets. */
const setWord =
  '(?:(?:박스|풀|선물|기프트|합본|양장|양장본|전권|한정판|특별판|전집|완간|완결|미니북|단행본|\\d권)? ?세트|box(?:ed)? ?set|gift ?set)';

/** `10주년 기념`, which is left when the word for a set is gone. */
export const anniversaryEnd = / (?:\d+(?:주년|쇄|만 ?부) )?기념$/;
/** `전3권` and all that follows. */
export const totalEnd = / ?[전총全] ?\d{1,3} ?[권卷冊].*$/;
/** The word for a set, with what belongs to it, at the end of a title. */
export const setEnd = new RegExp(
  ` ?(?:${setWord}|시리즈|(?<=[가-힣].*) set)(?: ?[a-z]| ?\\d{1,2}(?: ?[~-] ?\\d{1,2})?권?)?$`,
);
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

/** `해리 포터 전집`, with what it collects; 윤동주 전집 and 백석 시 전집 are books of one writer. */
export const collectedWorks =
  /^(?!(?:정본|원본|결정판) )((?:\S+ \S|\S{5}).*)(?<!시|시집|산문|소설|단편|희곡|작품) 전집$/;

/** `데미안 패키지`, `스페셜 박스`, `박스판`; not `욕망의 패키지`, and not `판도라의 박스`. */
export const packageEnd =
  /(?:[가-힣\da-z](?<!의|여행|트래블|투어|관광) 패키지| (?:스페셜|기프트|선물|컬렉션|컬렉터스|한정판|완결|완간) ?박스|\S ?박스 ?(?:판|에디션))$/;

/** `김초엽 소설 2종`, `김애란 대표작 3권`, `한강 5권 묶음`; `식물 50종` counts things. */
export const severalBooks =
  /(?:소설|소설집|시집|도서|책|에세이|산문집|단편집|작품|저서|시리즈|베스트|대표작) (?:[2-9]|1\d|20)종$|(?:베스트|대표작) (?:[2-9]|1\d|20) ?권$|[\s~-](?:[2-9]|[12]\d)(?:권|종) ?묶음$|\S (?:시리즈|전집) 전권$/;

/** A subtitle that only says "set". */
export const setAlone = new RegExp(`^${setWord}$`);

/** `전3권`, `총 10권`; not 이전 2권, and not 총 10권의 책. */
export const totalVolumes =
  /(?:^|[\s,])[전총全] ?(\d{1,3}) ?[권卷冊](?=$|\s*[,(+]|\s+(?:세트|완결|완간|박스|합본|구성))/;

/**
 * `1~5`, `1-3권`: the whole of a note, or the end of a title. A range with a hyphen has to begin
 * with 1.
 */
export const volumeRange =
  /(?:^|\s)(?:(\d{1,2})권? ?~ ?(\d{1,2})|(1)권? ?- ?(\d{1,2}))권?(?: ?(?:완결|완|세트))?$/;

/** `1,2권`, `1·2`, `1+2`, `1.2.3`: volumes one by one. Two numbers and a full stop: a version. */
export const listedVolumes =
  /(?:^|\s)(?:\d{1,2}(?: ?[,·] ?\d{1,2})+권|1 ?[,·] ?2(?: ?[,·] ?\d{1,2})*|1 ?\+ ?2(?: ?\+ ?\d{1,2})*권?|1\.2\.3(?:\.\d{1,2})*권?)$/;

/** Ranges of school years and ages, which are not volumes. */
export const beforeOtherRange = /(?:초등|중등|고등|유아|만|나이|오전|오후|\d)$/;

/** `상·하`, `상, 중, 하`, `상하권`: all parts in one product. */
export const allParts = /(?:^|\s)(?:상 ?[·,/&~+] ?(?:중 ?[·,/&~+] ?)?하|상중?하|上中?下)권?$/;

/** Separator of works sold together: `갑의 책 + 을의 책`. */
export const joint = ' + ';
