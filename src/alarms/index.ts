export { createAlarmEmitter } from './alarm-emitter.ts';
export { watchEntrances } from './entrances.ts';
export { findHeartbeatAge } from './heartbeat-repository.ts';
export { jobTiming } from './job-timing.ts';
export { meetingPanel } from './meeting-panel.ts';
export { type SocketTiming, socketTiming } from './socket-ticks.ts';
export { loadVapidKeys, vapidSubject } from './vapid.ts';
export { createWebPushClient, type WebPushClient } from './web-push-client.ts';
