/**
 * A message whose text names its number. Its clientId tells two tables apart; its id does not, as
 * on the server.
 */
export const message = (seq: number, table = 'a') => ({
  id: `7-${seq}`,
  seq,
  clientId: `${table}${seq}`,
  meetingId: '7',
  userId: '1',
  nickname: '민지',
  body: `${seq}`,
  sentAt: '2026-11-22T11:00:00.000Z',
});

export type SampleMessage = ReturnType<typeof message>;

export const messages = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => message(from + at));

export const seqs = (list: readonly { seq: number }[]) => list.map(({ seq }) => seq);
