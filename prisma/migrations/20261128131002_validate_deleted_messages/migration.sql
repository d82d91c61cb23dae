ALTER TABLE "messages" VALIDATE CONSTRAINT "messages_body_length";
ALTER TABLE "messages" VALIDATE CONSTRAINT "messages_deleted_by_fkey";
