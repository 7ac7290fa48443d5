-- The version's own circulation was meant: inside the question about its paper the bare name is the paper's.
DROP POLICY paper_version_read ON paper_version;
CREATE POLICY paper_version_read ON paper_version FOR SELECT TO sccp_portal USING (EXISTS (
  SELECT 1 FROM paper p WHERE p.id = paper_version.paper_id
    AND (paper_version.circulated_at IS NOT NULL OR app_leads(p.meeting_id) OR app_acts_for(p.party))));
