/** What the server calls an alarm (src/alarms/alarm.ts). */
const idPattern = /^[a-z_]+-\d+-\d+(-\d+)?$/;

/**
 * The alarm that led to this page, from a device's notification or the inbox. It is taken out of the address, which may be copied or kept.
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
