/** Returns the page of a book, or the page that wants it with the book chosen. */
export const chosenHref = (id: number, next: string | undefined): string =>
  next === undefined ? `/books/${id}` : `${next}?bookId=${id}`;
