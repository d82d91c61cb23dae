// Words that mark a product as a book to write, paint or practise in.

/** A note on a gift that comes with the book: `필사 노트 증정`. */
export const giftNote = /증정|사은품|동봉|(?:노트|다이어리|플래너|달력|카드|엽서) 포함/;

/** Products to write, paint or tear off in, anywhere in a title. */
export const workbookTitle =
  /필사 ?(?:집|책|노트|북|본|카드|세트|에디션|\d+(?:일|$))|(?:^|[\s의])필사$|^필사[,\s]|워크 ?북(?![가-힣])|workbook|컬러링|색칠 ?(?:공부|놀이|북|하기)|스티커 ?북|문제집|자습서|평가문제|모의고사|기출|단어장|연습장|쓰기 ?노트|글씨 ?교본|손글씨|펜글씨|(?:^|[\s\d일])일력(?=$|[\s,])|천문력|따라 ?쓰기|(?:^|\s)(?:따라|베껴) ?(?:쓰는|써)|(?:숨은|다른|틀린) ?그림 ?찾기|미로 ?찾기|성경 ?쓰기|받아쓰기|종이접기|스도쿠|낱말 ?퍼즐|활동지|액티비티 ?북|반주법|연주곡집|피아노 ?곡집|악보집|수능 (?:국어|영어|수학|한국사|사회|과학)(?=$|[\s:])|수능 ?(?:특강|완성)|q&a a day|감사 ?일기장? ?\d+일|(?:한자|한글|알파벳|히라가나) ?쓰기(?![가-힣])|기본서|필기 ?노트|문제 ?\d{2,4}제$|검정고시(?=$| \d)/;

/** Titles with one of these words that are no workbooks: `스도쿠 살인 사건`, `기출의 비밀`. */
export const storyEnd =
  /(?:살인|사건|클럽|미스터리|탐정|소녀|소년|천재|비밀|가게|상점|카페|서점|이야기|편지|남자|여자|도둑|유령|죽음|기쁨|슬픔|위로|탄생|모험|인생|하루|날|사람들|심리학|사회학|의 역사)$/;

/** Titles of examinations and school subjects, which `storyEnd` does not save. */
export const examTitle =
  /^20\d\d|토익|토플|수능|내신|공무원|임용|기사|자격|시험|능력시험|급수|초등|중등|고등/;

/** Only at the end of a title: books may be about a 달력 or a 다이어리. */
export const workbookEnd =
  /(?:^20\d\d년? .*다이어리|(?:달력|캘린더|플래너|가계부)(?: 20\d\d)?|다이어리 20\d\d|메모장|엽서 ?북|엽서집|악보|(?:20\d\d|\d년|만년|위클리|데일리|먼슬리|질문|문답|감사|필사|포토|독서|육아|태교|쓰는|레시피|루틴|감사 ?일기) ?(?:다이어리|일기장|기록장|노트))$/;

/** In a subtitle: the product's kind, not its subject. */
export const workbookSubtitle =
  /(?:필사 ?(?:집|책|노트|북)|워크 ?북|컬러링 ?북|스티커 ?북|(?:^|[\s\d일])일력|쓰기 ?책|플래너|달력|캘린더)(?=$|,| \+)|문제집|필사의? ?시간$|\d일 (?:인생 ?)?문답$|문답 \d+$|묻고 내가 답하는/;

/** Books for an examination, by its name, by a series of such books, or by a part of it. */
export const examBook =
  /수험서|시나공|에듀윌|이지패스|(?:^20\d\d |^)이기적 (?=.*(?:필기|실기|기본서|기사|컴활))|(?:기사|기능사|기술사) (?:필기|실기)|문제은행|연습문제|능력 ?(?:검정)? ?시험(?!의)|(?:^|\s)(?:토익|토플|텝스|오픽) (?:보카|단어|어휘|rc|lc|실전)|(?:^|\s)(?:jlpt|topik|toeic|toefl|hsk|adsp|sqld|ncs|gsat)(?=$|[\s\d])/;
/** In brackets: bound to be written in or torn off. */
export const workbookNote = /^스프링(?: ?북)?$/;
/** Sub-categories of Aladin whose products are not read together. */
export const workbookShelves: ReadonlySet<string> = new Set(['컬러링북', '지도']);
