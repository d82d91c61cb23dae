/**
 * The types of the events of `/lobby`. They come from the server.
 *
 * @typedef {import('../../../src/chat/protocol.ts').LobbyGuest} LobbyGuest
 * @typedef {import('../../../src/chat/protocol.ts').LobbyServerEvents} LobbyServerEvents
 * @typedef {import('../../../src/chat/protocol.ts').LobbyClientEvents} LobbyClientEvents
 * @typedef {import('../../vendor/socket.io.esm.min.js').Socket<LobbyServerEvents, LobbyClientEvents>} LobbySocket
 */
export {};
