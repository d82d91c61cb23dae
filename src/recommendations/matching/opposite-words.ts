/** Tags that a book rarely has both of: who wished for one gets something else with the other. */
const pairs = [
  ['빠른 전개', '천천히'],
  ['빠른 전개', '긴 호흡'],
  ['짧은 호흡', '긴 호흡'],
  ['쉬운 입문', '깊이 있는'],
  ['따뜻한', '서늘한'],
  ['따뜻한', '긴장감'],
  ['잔잔한', '긴장감'],
  ['잔잔한', '강렬한'],
  ['유쾌한', '서늘한'],
  ['유쾌한', '애틋한'],
] as const;

/** The tags that stand for the opposite of a tag. */
export const oppositesOf = (tag: string): readonly string[] =>
  pairs.flatMap(([one, other]) => (one === tag ? [other] : other === tag ? [one] : []));
