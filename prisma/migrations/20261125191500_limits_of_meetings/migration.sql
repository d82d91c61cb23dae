-- The last line of defence for two rules of a plan (see src/meetings/policy.ts and input.ts).
ALTER TABLE "meetings"
  -- Sixty graphemes cannot be counted here: the code units that input.ts lets them have at most.
  ADD CONSTRAINT "meetings_title_length" CHECK (char_length(title) <= 1200),
  -- A year from now, and a day for clocks. What held once holds for ever, so a restored row does too.
  ADD CONSTRAINT "meetings_horizon" CHECK (starts_at - now() <= interval '366 days');
