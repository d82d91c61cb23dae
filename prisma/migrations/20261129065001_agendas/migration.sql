-- The plan of a meeting's talk: cards that run one after another. Which card runs is computed from
-- these rows and the database's clock, so nothing has to be written when one ends.
CREATE TABLE "agendas" (
  "meeting_id" INTEGER NOT NULL,
  -- The cards begin with the meeting, without a leader.
  "starts_itself" BOOLEAN NOT NULL DEFAULT false,
  "started_at" TIMESTAMPTZ(3),
  "paused_at" TIMESTAMPTZ(3),
  "turns_started_at" TIMESTAMPTZ(3),
  "turn_seconds" INTEGER NOT NULL DEFAULT 60,
  -- Rises with every change that a person makes.
  "revision" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "agendas_pkey" PRIMARY KEY ("meeting_id"),
  CONSTRAINT "agendas_turn_seconds" CHECK (turn_seconds BETWEEN 1 AND 3600),
  CONSTRAINT "agendas_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meetings" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "agenda_cards" (
  "id" SERIAL NOT NULL,
  "meeting_id" INTEGER NOT NULL,
  "position" SMALLINT NOT NULL,
  -- A copy: later edits of the question do not change what was talked about.
  "body" TEXT NOT NULL,
  -- The discussion question that the text was copied from.
  "question_id" INTEGER,
  "seconds" INTEGER NOT NULL,
  "paused_ms" INTEGER NOT NULL DEFAULT 0,
  -- When a leader ended it; null if it ends by the clock.
  "ended_at" TIMESTAMPTZ(3),
  CONSTRAINT "agenda_cards_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "agenda_cards_text_bounds" CHECK (char_length(body) BETWEEN 1 AND 600),
  CONSTRAINT "agenda_cards_seconds" CHECK (seconds BETWEEN 1 AND 86400),
  CONSTRAINT "agenda_cards_paused" CHECK (paused_ms >= 0),
  CONSTRAINT "agenda_cards_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "agendas" ("meeting_id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "agenda_cards_meeting_id_position_key" ON "agenda_cards" ("meeting_id", "position");

-- The order in which members speak, drawn once.
CREATE TABLE "agenda_turns" (
  "id" SERIAL NOT NULL,
  "meeting_id" INTEGER NOT NULL,
  "position" SMALLINT NOT NULL,
  "user_id" INTEGER NOT NULL,
  -- Whether the member passed before and is asked again.
  "is_second" BOOLEAN NOT NULL DEFAULT false,
  -- When a person ended it; null if it ends by the clock.
  "ended_at" TIMESTAMPTZ(3),
  CONSTRAINT "agenda_turns_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "agenda_turns_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "agendas" ("meeting_id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "agenda_turns_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "agenda_turns_meeting_id_position_key" ON "agenda_turns" ("meeting_id", "position");
CREATE INDEX "agenda_turns_user_id_idx" ON "agenda_turns" ("user_id");
