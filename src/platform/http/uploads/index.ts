export { type RegisteredUpload, receiveUploads, uploadsOf } from './receive-uploads.ts';
