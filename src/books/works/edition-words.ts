// Words that name an edition of a work.

/** Edition notes. They may stand at the end of a title without brackets. */
const editionNouns =
  '개정\\d*판|개정증보판|개정보급판|전면개정판|최신개정판|최신판|증보판|특별증보판|특별판|한정판|기념판|보급판|완결판|양장판|양장본|양장|무선|반양장|리커버|리커버판|에디션|edition|큰글자책|큰글자도서|큰글씨책|큰글자판|영문판|국문판|영한대역|합본|합본판|초판본|완역본|완역판|무삭제판|문고판|포켓판|미니북|소장판|애장판|신판|신장판|결정판|리뉴얼판|리뉴얼|리마스터판|복간판|복각판|복각본|증정판|청소년판|어린이판|20\\d\\d년판';

export const editionNoun = new RegExp(`^(?:${editionNouns})$`);

/** Words that accompany an edition note and mean nothing alone. */
export const editionModifier =
  /^(?:20\d\d년?|\d+만|벚꽃|봄|여름|가을|겨울|봄날|썸머|윈터|홀리데이|플라워|트윙클|미니|빈티지|클래식|프리미엄|콜라보|콜라보레이션|아트|일러스트|핑크|그린|실버|옐로|옐로우|퍼플|벨벳|패브릭|미드나잇|스노우|레터|하트|러브|문라이트|시그니처|시그니쳐|오렌지|민트|네이비|브라운|베이지|그레이|아이보리|달빛|별빛|햇살|노을|눈꽃|단풍|동백|장미|튤립|수국|발렌타인|할로윈|핼러윈|새해|신년|컴플리트|컬렉터|컬렉터즈|알라딘|단독|리뉴얼|\d+만 ?(?:부|권)|\d{3,}(?:부|권)|\d+(?:쇄|주년)|부|쇄|주년|판매|돌파|기념|최신|전면|정식|특별|완전|초판|오리지널|국내|국내최초|출간|한정|블랙|골드|화이트|레드|블루|스페셜|뉴|new|파이널|리미티드|리커버|양장|소프트커버|하드커버|크리스마스|원전|무삭제|special|limited|final|anniversary)$/;

/** Editions that stand before the title: `초판본 데미안`. */
export const leadingEdition = new RegExp(`^(?:${editionNouns}) (?=\\S)`);

/** `지옥편` names one part of a work: in brackets or in a subtitle, as well as in the title. */
export const partName = /^(?!단편|장편|중편|상편|전편|속편)[가-힣]{2,6}편$/;

/** `이방인 : 알베르 카뮈 장편소설`: names the kind of text, not another work. */
export const kindBehindColon = / ?: ?[^:]*(?:장편소설|단편소설|소설집|소설|시집|산문집|에세이)$/;

/** The first volume counts as the work. */
export const firstVolume =
  /(?: (?:제 ?)?0?1 ?부,? (?:제 ?)?0?1 ?권?| (?:제 ?)?0?1(?: ?[권부편])?|(?<=[가-힣])1권| 상권?| 상편| [上][卷권]?|(?<=[가-힣])上| i| (?:vol(?:ume)?|book|part)\.? ?0?1| no\. ?1| #1)$/;
/** `삼체 1부 : 삼체문제`, `국보 : 상·청춘편`: the first volume and its name. */
export const firstVolumeBeforeName =
  /(?: (?:제 ?)?0?1 ?[권부편]?(?: ?: |\. (?=\S))|(?: ?: ?| )상 ?[·:] ?\S| (?:제 ?)?1 ?부 (?=[^\d\s])).*$/;
/** `거의 모든 것의 역사 2.0`: a revision with a number. */
export const revision = / \d\.0$/;
/** `원씽 The One Thing`: the title again, in its own language. */
export const originalTitle =
  /^((?=.*[가-힣]{2})\S+) [a-z][a-z' .,&-]{2,}$|^(.*[가-힣]{2}) [a-z][a-z'.,&-]*(?: [a-z'.,&-]+)+$/;
/** Editions that are not the usual one: collectors', large print, another language, abridged. */
export const specialEdition =
  /(?<!개정.*)(?:큰 ?글[자씨]|리커버|특별판|특별 ?(?:에디션|합본)|한정|기념판|기념 ?(?:에디션|한정)|에디션|edition|스페셜|선물용|영문판|국문판|대역|영한|청소년판|어린이판|어린이용|미니북|문고판|포켓|초판본|초판 ?표지|복각|복간|소장판|애장판|증정판|합본|점자|만화로|랩핑|패키지|콜라보)(?!.*개정)/;
