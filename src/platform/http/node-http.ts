// An `import` of node:http reads all its exports, and `WebSocket` among them loads Node's fetch.
export const { createServer, request } = process.getBuiltinModule('node:http');
