/** The types of `/static/<version>/vendor/socket.io.esm.min.js`, which is served from the socket.io package. */
export { io, type Socket } from 'socket.io-client';
