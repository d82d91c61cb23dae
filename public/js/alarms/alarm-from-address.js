/** The format of an alarm id (src/alarms/alarm.ts). */
const idPattern = /^[a-z_]+-\d+-\d+(-\d+)?$/;

/**
 * Reads the id of the alarm whose link led to this page, from a device's notification or the inbox.
 * Removes it from the address, which a person may copy or bookmark.
 *
 * @param {Pick<Location, 'href'>} location
 * @param {Pick<History, 'state' | 'replaceState'>} history
 * @returns {string | null}
 */
export function takeAlarmId(location, history) {
  const address = new URL(location.href);
  const id = address.searchParams.get('alarm');
  if (id === null) return null;
  address.searchParams.delete('alarm');
  history.replaceState(history.state, '', address);
  return idPattern.test(id) ? id : null;
}
