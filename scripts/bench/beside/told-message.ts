/**
 * Returns a message of a server that is compared: as long as one of the chat, so that every side
 * sends the same number of bytes.
 */
export const toldMessage = (room: string, seq: number, body: string) => ({
  id: `${room}-${seq}`,
  seq,
  clientId: '00000000-0000-4000-8000-000000000000',
  meetingId: room,
  userId: '1000',
  nickname: '벤치 00000000-1000',
  body,
  sentAt: '2026-11-22T00:00:00.000Z',
});
