/** Endings of words about a prize of the book. `수상 작가` and `수상자` speak of a person. */
const won = '수상작|수상 ?작품집|수상 ?소설집|수상 ?시집|수상';
/** Grades and sections of a prize, between its name and the ending. */
const grade =
  '(?: \\S{1,10} ?부문)?(?: (?:장편|단편|중편|\\S{1,6}부))?(?: (?:대상|본상|최우수상|우수상|금상))?';
const prizeName = '[\\p{L}\\p{N} .·&-]{0,40}[\\p{L}\\p{N}]{2,}상';

/** `제134회 나오키상 수상작`, `2024 전미도서상 번역부문 수상`. */
export const wonPrize = new RegExp(`^${prizeName}${grade} (?:${won})$`, 'u');
/** `제4회 한국과학문학상 장편 대상`. */
export const wonGrade = new RegExp(`^${prizeName}(?: (?:장편|단편|중편))? (?:대상|최우수상|우수상)$`, 'u');
/** `2024 예스24 올해의 책 선정`. */
export const bookOfTheYear = /^[\p{L}\p{N} .·&]{0,30}올해의 책(?: (?:선정|선정작|대상|1위))?$/u;

/** Words of a prize that a book cannot win: prizes of people and of films. */
export const otherPrize =
  /노벨|퓰리처상 수상$|작가상 수상$|번역가상|인물상|공로상|배우상|감독상|각본상|영화|아카데미|칸 |오스카|에미상|그래미|청룡|백상|골든 ?글로브|디자인 ?어워드/;
/** `제10회 브런치북 대상 수상작`: a prize whose name is only its grade. */
export const wonTop = /^[\p{L}\p{N} .·&]{2,40} (?:대상|최우수상|우수상|금상) 수상작$/u;
/** A title may only name the prize of a collection: `2025 김승옥문학상 수상작품집`. */
export const prizeCollection = /수상 ?(?:작품집|소설집|시집)$/;
