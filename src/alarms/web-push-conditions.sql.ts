/** Tries of one notification. */
export const maxWebPushTries = 3;

/** Subscriptions `x` that a notification `n` may still be sent to, now or later. */
export const openSubscriptions = `push_subscriptions x JOIN users u ON u.id = x.user_id AND u.session_epoch = x.session_epoch
  WHERE x.user_id = n.user_id AND x.dead_at IS NULL
    AND NOT x.endpoint = ANY (coalesce(n.web_pushed_to, '{}') || coalesce(n.web_push_refused_by, '{}'))`;
