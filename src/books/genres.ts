export interface QuizGenre {
  /** The second segment of Aladin's `categoryName`, and the name of our category. */
  readonly name: string;
  /** Aladin's own id of it, for lists of one genre. */
  readonly aladinId: number;
}

/** The genres the quiz offers. Each needs `neededPerGenre` books in the catalogue: so many candidates a recommendation starts from. */
export const quizGenres: readonly QuizGenre[] = [
  { name: '소설/시/희곡', aladinId: 1 },
  { name: '에세이', aladinId: 55_889 },
  { name: '인문학', aladinId: 656 },
  { name: '경제경영', aladinId: 170 },
  { name: '자기계발', aladinId: 336 },
  { name: '사회과학', aladinId: 798 },
  { name: '과학', aladinId: 987 },
  { name: '역사', aladinId: 74 },
  { name: '예술/대중문화', aladinId: 517 },
  { name: '종교/역학', aladinId: 1237 },
  { name: '청소년', aladinId: 1137 },
  { name: '여행', aladinId: 1196 },
  { name: '좋은부모', aladinId: 2030 },
];

export const neededPerGenre = 20;
/** So many an import looks for among a genre's bestsellers: asking "again" leaves out what was shown before. */
export const wantedPerGenre = 40;
