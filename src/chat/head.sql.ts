/** The joins that `headColumn` needs, to `meetings m`. */
export const joinHead = `LEFT JOIN rooms r ON r.meeting_id = m.id
  LEFT JOIN message_pins pin ON pin.meeting_id = m.id`;

/** A room's `Head` as JSON. */
export const headColumn = `CASE WHEN pin.version IS NULL
  THEN json_build_object('seq', coalesce(r.last_seq, 0), 'revision', coalesce(r.revision, 0))
  ELSE json_build_object('seq', coalesce(r.last_seq, 0), 'revision', coalesce(r.revision, 0),
    'pin', json_build_object('seq', pin.seq, 'version', pin.version)) END`;
