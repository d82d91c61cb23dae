const nameWords = ['이름', '성명', '성함', '닉네임', '별명', '멤버', '회원', 'name', 'nickname', 'member'];
const emailWords = [
  '이메일',
  '메일',
  '이메일주소',
  '메일주소',
  '전자우편',
  'email',
  'e-mail',
  'mail',
  'emailaddress',
];

const placeOf = (cells: readonly string[], words: readonly string[]): number =>
  cells.findIndex((cell) => words.includes(cell.replace(/\s/g, '').toLowerCase()));

/** Returns the columns that a header names; null if the row names no column of names. */
export function headerColumns(cells: readonly string[]): { name: number; email: number } | null {
  const [name, email] = [placeOf(cells, nameWords), placeOf(cells, emailWords)];
  return name < 0 ? null : { name, email };
}
