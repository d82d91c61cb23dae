-- When an operator hid a message. A hidden message is a deleted one; the report keeps its text.
ALTER TABLE "messages" ADD COLUMN "hidden_at" TIMESTAMPTZ(3);
