import type { TestStack } from './stack.ts';

/** A recommendation of one book, as it is stored when the model chose it. @returns its id. */
export async function createRecommendation(
  { db }: Pick<TestStack, 'db'>,
  reader: { readonly id: number },
  book: { readonly id: number; readonly genreId: number },
  comment = '천천히 읽기 좋은 책이에요.',
): Promise<number> {
  const { id } = await db.recommendation.create({
    data: {
      userId: reader.id,
      genreId: book.genreId,
      answers: Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`q${i + 1}`, 'a'])),
      quizVersion: '1',
      requestKey: 'k',
      wishes: [],
      path: 'ai',
      promptVersion: '1',
      candidates: [book.id],
      orders: [],
      rawOutputs: [],
      latencyMs: 1_500,
      picks: { create: { position: 1, bookId: book.id, comment, commentByModel: true, claims: [] } },
    },
  });
  return id;
}
