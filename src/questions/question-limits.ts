/** Limits of questions. Those of the text stand in `textLimits.discussionQuestion`. */
export const questionLimits = {
  /** Questions of one meeting, approved or not. */
  perMeeting: 20,
  /** Questions of one draft. */
  perDraft: 5,
  /** Drafts of one meeting in 24 hours. */
  draftsPerDay: 5,
  /** After this time a draft without an end counts as given up. */
  draftLeaseSeconds: 60,
} as const;
