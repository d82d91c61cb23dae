// Words that mark a product as an issue of a periodical.

/** An issue of a periodical: `통권 192호`, `2025년 겨울호`, `12월호`. */
export const issue =
  /^통권 ?\d{1,4}호$|(?:^|\s)20\d\d\.\d{1,2}-\d{1,2}(?=$|\s)|\d{4}년? ?(?:봄|여름|가을|겨울)호|(?:^|\s)\d{1,2}월호/;

/** In brackets or in a subtitle. A title may be the number of a room: `307호`. */
export const issueNote = /^\d{1,4}호$/;

/** `문학동네 125호` with its season in the subtitle, or by its name. */
export const numberedIssue = /\s\d{1,4}호$/;

export const periodicalIssue =
  /(?:^|\s)(?:창작과 ?비평|창비|시인동네|문학동네|문학과 ?사회|자음과 ?모음|녹색평론|실천문학|황해문화|역사비평|현대문학|문학사상|문예중앙|세계의 문학|현대시학|악스트|axt|릿터|littor|에픽|epiic|에피|한편|창비어린이|어린이와 문학|서울리뷰오브북스|문화\/?과학|인물과 사상|과학동아|씨네21|시사인|샘터|좋은생각|월간 \S+|계간 \S+|격월간 \S+|매거진 \S+) (?:제 ?)?\d{1,4}호$/;

export const season = /^\d{4} ?[.년]/;
