-- Whoever may read a paper finds it, and nobody else: the paper's own wall is asked, so that the two cannot drift apart.
DROP POLICY search_entry_read ON search_entry;
CREATE POLICY search_entry_read ON search_entry FOR SELECT TO sccp_portal USING (app_machine() OR CASE
  WHEN kind = 'paper' THEN EXISTS (SELECT 1 FROM paper p WHERE p.id = object_id)
  WHEN meeting_id IS NULL THEN app_person() IS NOT NULL
  WHEN visibility = 'parties' THEN app_leads(meeting_id) OR (app_admitted(meeting_id) AND app_is('member', 'leader') AND app_party() = ANY (parties))
  ELSE app_sees(visibility, meeting_id) END);
