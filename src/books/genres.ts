export interface QuizGenre {
  /** The second segment of Aladin's `categoryName`, and the name of the genre here. */
  readonly name: string;
  /** Aladin's id of the genre, for lists of one genre. */
  readonly aladinId: number;
}

/**
 * The genres that the quiz offers. Each needs `neededPerGenre` works in the catalogue, the number
 * of candidates of a recommendation.
 */
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

/** The genre of books that readers added by hand, whose genre nobody knows. */
export const handMadeGenre = '직접 등록';

export const neededPerGenre = 20;
/**
 * Number of works that an import collects from a genre's bestsellers. It is higher than
 * `neededPerGenre`, because asking "again" excludes books shown before.
 */
export const wantedPerGenre = 40;
