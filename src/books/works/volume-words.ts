// Words that mark a product as a volume of a work or a series.

/** `Vol. 5`, `제2권`: a volume anywhere in a title. */
export const numberedVolume = [
  /(?:^|[^a-z])vol(?:ume)?\.? ?(\d{1,3})(?!\d)/,
  /(?:^|\s)제 ?(\d{1,3}) ?권(?=$|\s)/,
  /(?:^|[^a-z])(?:part|book|season|episode)\.? ?(\d{1,2})(?: \d{1,3})?$/,
  /(?<!샤넬|chanel|교향곡|소나타|협주곡|mambo|맘보)\s(?:no\. ?|#)(\d{1,2})$/,
];

/** `2부 1권`, `1부 2`: a part of a work, and a volume of that part. */
export const volumeOfPart = /(?:^|\s)제? ?(\d{1,2}) ?부,? (?:제 ?)?(\d{1,2}) ?권?$/;
/** `반지의 제왕 2부 두 개의 탑`: a part and its name; not `나의 2부 인생`. */
export const namedPart = /[^의\s] ?:? 제? ?([2-9]) ?부 (?!리그|능선)(?=\S)|: 제? ?([2-9]) ?부(?= |$)/;
/** `반지의 제왕 2. 두 개의 탑`: the number of a volume before its name. */
export const numberBeforeName = /^(.*[^\d\s.]) (\d{1,2})\. (?=\S)/;
/** `2권`, `제2부`, `3탄` at the end of a title. */
export const countedPart = /(?:^|[^\d.,])제? ?(\d{1,3}) ?(권|부|편|호|집|탄|단계)(?: ?(?:완결|완))?$/;

/** Numbers of books, poems or stories, which are not volumes: `명시 100편`, `인생 책 10권`. */
export const countedThings =
  /(?:책|도서|고전|명저|필독서|시|단편|명작|명화|소설|영화|희곡|만화|양서|인문서|교양서|과학서|경제서) ?$/;

/** Long comics have more than a hundred volumes, and say 권. */
export const largestPart: Readonly<Record<string, number>> = {
  권: 300,
  부: 9,
  편: 9,
  단계: 9,
  집: 20,
  탄: 20,
};

/** A number at the end of a title, after a space. */
export const bareNumber = /^(.*\S) (\d{1,2})(?: ?(?:완결|완))?$/;

/** 2 or 3 directly after Hangul; `미키7` is a name. */
export const gluedNumber = /^(.*[가-힣])([23])$/;

/** `진격의 거인 34 (완결)`: beside this word any number is a volume. */
export const lastVolume = /\S (\d{1,3}) ?권? 완결$/;

/** Larger numbers belong to titles: 아파렌하이트 451, 한국단편소설 50, years. */
export const largestVolume = 30;

/** After these a number of five and more counts things: `심리 법칙 7`, `질문 12`. */
export const countNoun =
  /(?:베스트|best|필독서|단편선|명시|명작|명언|명문장|문장|단어|키워드|법칙|원칙|질문|비밀|레시피|전략|전술|습관|기술|방법|비법|도구|개념|용어|상식|인물|사람|도시|장면|명화|클래식|곡|실험|발명|사건|나라|식물|동물|포인트|팁|스킬|패턴|걸작|단편|단편소설|고전소설|작품|장소|여행지|맛집|주제|논쟁|쟁점|트렌드|포즈|표현|공식)$/;

export const smallestCount = 5;

/** After these a number belongs to the name before it: `코로나 19`, `윈도우 11`, `TOP 10`. */
export const numberedName =
  /(?:^|\s)(?:top|best|big|no|no\.|ver|ver\.|version|web|웹|windows|윈도우|윈도|macos|ios|안드로이드|gpt|챗gpt|chatgpt|gemini|제미나이|claude|클로드|python|파이썬|java|자바|스프링|spring|react|리액트|vue|유니티|unity|언리얼|코로나|covid|아폴로|apollo|보잉|아이폰|갤럭시|비타민|세대|나이|스무 살|번지|출구|시속|클라우드|the)$|^(?:미키|차일드|디스트릭트|캐치)$/;

/** Roman numerals from II on, in capitals. `세계대전 II` names a war. */
export const romanVolume =
  /^(.*(?:\S |[가-힣]))(?:(?:II|III|IV|VI|VII|VIII|IX)|(?:II|III)(?= ?: ?\S| [가-힣]).*)$/;

export const beforeRomanName = /(?:war|대전|전쟁|elizabeth|엘리자베스|찰스|요한 바오로) ?$/i;

/** 하, 하권, 下; not `인생의 하`. 중 alone is a word (`인생 녹음 중`); in brackets, or as 중권, it is a volume. */
export const laterPart = /(?:(?<!의)\s(?:하|하권|하편|중권|[下中][卷권]?)|[가-힣][下中][卷권]?)$/;
/** `국보 : 하·화도편`: a part and its name. */
export const laterPartBeforeName = /(?:: ?|(?<!의)\s)(?:하|중|하권|중권|하편) ?[·:] ?\S/;

export const laterPartNote = /^(?:하|중|하권|중권|하편|중편|[下中][卷권篇]?|[二三四五六七八九十])$/;

export const numberNote = /^제? ?(\d{1,2}) ?(?:권|부|편|호|집|탄|단계)?(?: ?(?:완결|완))?$/;

export const laterStory = /^(?:두|세|네|다섯|여섯) ?번째 (?:이야기|권)$/;
/** At the end of a title: `꿈꾸는 다락방 두 번째 이야기`, and not `나의 두 번째 이야기`. */
export const laterStoryEnd = /[^의\s] (?:: )?(?:두|세|네|다섯|여섯) ?번째 (?:이야기|권)$/;
/** `삼체 2부`, in brackets or in a subtitle: the part of a series. */
export const partOfSeries = /\S 제? ?([2-9]) ?부$/;
/** Books about a film with a number in its name. */
export const aboutFilm = /^the art of /;

/** Ends of later volumes and of sets, after the name of the work. */
export const volumeEnds: readonly RegExp[] = [
  /(?:^| |(?<=[가-힣]))(?:vol(?:ume)?|part|book|season|episode|시즌|no|#)\.? ?\d{1,3}(?: .*)?$/,
  / (?:: )?(?:두|세|네|다섯|여섯) ?번째 (?:이야기|권)$/,
  / ?:? (?:[상하중]|하권|중권|상권|하편) ?[·:] ?\S.*$/,
  / ?:? 제? ?\d{1,2} ?부(?:[ ,:].*)?$/,
  / \d{1,3}(?: ?권)?(?: ?: |\. ).*$/,
  / 제? ?\d{1,3} ?(?:권|편|호|집|탄|단계)?(?: ?(?:완결|완))?$/,
  /(?<=[가-힣])\d{1,2} ?권?$/,
  /(?: |(?<=[가-힣]))(?:ii|iii|iv|vi|vii|viii|ix)(?:[ :].*)?$/,
  /(?: (?:[상하중]|상권|하권|중권|상편|하편|상하)| ?[上下中][卷권]?)$/,
];

/** The first volume of several: in the title, in brackets or in a subtitle. */
export const firstVolumeMark =
  /(?:^|[\s:])(?:제? ?0?1 ?[권부편]?|상권?|상편|[上][卷권]?|(?:vol(?:ume)?|book|part)\.? ?0?1)(?=$| ?[:·]| 개정| 리커버)/;
