import { leaderText } from './copy.js';
import { find } from './elements.js';

/** @import { Participant } from './protocol.js' */
/** @import { RoomMessages } from './room-messages.js' */
/** @import { RoomData } from './room-page.js' */

/**
 * Returns a function that shows each list of participants. When another member leads, it moves the
 * crown in the log too and says so.
 *
 * @param {object} page
 * @param {HTMLElement} page.root
 * @param {RoomData} page.room its `leaderId` follows the list
 * @param {{ show: (people: readonly Participant[]) => void }} page.participants
 * @param {Pick<RoomMessages, 'addNews'>} page.messages
 * @param {{ changed: (isMine: boolean) => unknown }} page.schedule
 */
export const showPeople =
  ({ root, room, participants, messages, schedule }) =>
  (/** @type {readonly Participant[]} */ people) => {
    participants.show(people);
    const leader = people.find(({ isLeader }) => isLeader);
    if (!leader || leader.userId === room.leaderId) return;
    const isMine = [room.leaderId, leader.userId].includes(room.me.id);
    room.leaderId = leader.userId;
    for (const bubble of root.querySelectorAll('.bubble')) {
      find(bubble, '.crown', HTMLElement).hidden = bubble.getAttribute('data-user-id') !== leader.userId;
    }
    messages.addNews(leaderText(leader.nickname));
    // The pages of both leaders have other tools now.
    if (isMine) schedule.changed(true);
  };
