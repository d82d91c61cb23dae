/** Deeds of people and houses that the row does not tell. */
const deeds =
  '(?:고른|골라|추천|권한|권하|꼽|뽑|선택|좋아하|좋아한|아끼|아낀|즐긴|즐기|읽은|사랑|만든|추린|모은|말(?:하|했|한))';
export const deedOfSomeone = new RegExp(
  `(?:읽혀|사랑받아|이어져|함께해) ?(?:왔|온)|곁에 있었|모임에서 나[온왔]|[◎◍](?: 작가)?의 (?:삶|인생|생애|하루|일상|마음|고백|사랑|가족)|(?:출판사|서점|책방|도서관|모임|북클럽|작가|지은이|시인|저자|독자|사람들?)(?:이|가|은|는|도|에서|께서|들이)\\s(?:\\S+\\s){0,2}${deeds}`,
);

/** Follows a name that is the subject. Rows tell only that people wrote and houses published. */
const afterName = `[’”'"』]?(?:\\s?(?:작가|시인|지은이|저자|씨|박사|교수))?(?:님)?(?:이|가|은|는|도|께서|에서)\\s`;
export const deedOfAuthor = new RegExp(
  `[◎◍]${afterName}(?!(?:◉|쓰고|썼고|쓴|쓰신|썼|지은|들려주|전하|펴낸|풀어|건네|남긴|담은))(?!(?:함께|같이|머리를 맞대고) (?:쓴|썼|지은|펴낸))`,
);
export const loneAuthors = /(?:함께|같이) (?:쓴|썼|지은|펴낸)/;
export const deedOfPublisher = new RegExp(
  `◪${afterName}(?!(?:펴낸|펴냈|낸|냈|출간|나온|나왔|발행|[◇◆]|이 ))`,
);

/** Matches "the author" without a name: the book's record says nothing about what authors did. */
export const namelessWriter =
  /(?<!\S)(?<!(?:좋아하는|아끼는|마음에 드는|처음 만나는|궁금한) )(?:작가|지은이|저자|시인)(?!의 (?:이름|목소리|문장|글|시선)|라면|라도|를 (?:발견하|알아 가|새로 알))(?![가-힣]*\s*[’”'"‘“]?[◎◍])/;
export const writerNamed =
  /(?:[◈◆◉◇◎◍][’”'"]?(?:과|와|의)?|한국|영미권?|일본|아시아|유럽|우리나라|나라|국내|여러)\s*$/;
