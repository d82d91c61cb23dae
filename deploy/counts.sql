-- The number of rows in a restored database.
SELECT (SELECT count(*) FROM users) AS users, (SELECT count(*) FROM books) AS books, (SELECT count(*) FROM meetings) AS meetings,
  (SELECT count(*) FROM memberships) AS memberships, (SELECT count(*) FROM messages) AS messages,
  (SELECT count(*) FROM recommendations) AS recommendations, (SELECT count(*) FROM notifications) AS notifications,
  (SELECT max(sent_at) FROM messages) AS newest_message;
