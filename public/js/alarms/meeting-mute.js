/**
 * Returns a function that switches the alarms of a meeting off for the logged-in person. It
 * resolves to whether the server did it.
 *
 * @param {string} csrf
 * @returns {(meetingId: string) => Promise<boolean>}
 */
export const createMeetingMute = (csrf) => (meetingId) =>
  fetch(`/meetings/${encodeURIComponent(meetingId)}/mute`, {
    method: 'POST',
    headers: { 'x-csrf-token': csrf },
    // The answer is a redirect to the meeting's page, which nobody looks at.
    redirect: 'manual',
  }).then(
    ({ type }) => type === 'opaqueredirect',
    () => false,
  );
