-- A letter that belongs to an act is written in the act's own transaction, so also by the person who acts: to oneself, and by
-- an administrator who invites. What waits in the outbox stays unread and unchanged for all but the worker.
CREATE POLICY mail_message_post ON mail_message FOR INSERT TO sccp_portal
  WITH CHECK (sent_at IS NULL AND attempts = 0 AND notice_id IS NULL AND (person_id = app_person() OR (person_id IS NULL AND app_is('administrator'))));
