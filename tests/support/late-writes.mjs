// Makes every second write to a socket up to LATE milliseconds late (8 by default), in order, so
// that tests which race fail more often. NODE_OPTIONS="--import $PWD/tests/support/late-writes.mjs"
// npm run test:integration
import { Socket } from 'node:net';

const late = Number(process.env.LATE ?? 8);
const { _write: write, _writev: writev } = Socket.prototype;

/**
 * @param {Socket} socket
 * @param {() => void} send
 * @param {(error: Error) => void} fail
 */
function sendLate(socket, send, fail) {
  const sendUnlessGone = () => (socket.destroyed ? fail(new Error('The socket is gone.')) : send());
  if (Math.random() < 0.5) sendUnlessGone();
  else setTimeout(sendUnlessGone, Math.random() * late);
}

Socket.prototype._write = function writeLate(data, encoding, done) {
  sendLate(this, () => write.call(this, data, encoding, done), done);
};
Socket.prototype._writev = function writevLate(chunks, done) {
  sendLate(this, () => writev?.call(this, chunks, done), done);
};
