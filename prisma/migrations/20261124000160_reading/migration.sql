-- Who may read a comment that is not for all: the parties it is between; 'secretariat' and 'chair' are those who act for no party.
ALTER TABLE paper_comment ADD COLUMN readers text[] NOT NULL DEFAULT '{}';
-- In which capacity it was said: the secretariat and the chair have no party.
ALTER TABLE paper_comment ADD COLUMN capacity text NOT NULL DEFAULT 'member';
CREATE INDEX paper_comment_answers_idx ON paper_comment (answers);

CREATE FUNCTION app_among(readers text[]) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(CASE
    WHEN app_is('member') THEN app_party() = ANY (readers)
    WHEN app_is('secretariat', 'chair') THEN app_capacity() = ANY (readers)
    ELSE false END, false)
$$;

-- The paper's own wall comes first; then what is between some is for these alone. An answer carries its comment's readers.
DROP POLICY paper_comment_read ON paper_comment;
CREATE POLICY paper_comment_read ON paper_comment FOR SELECT TO sccp_portal USING (
  EXISTS (SELECT 1 FROM paper p WHERE p.id = paper_id)
  AND (cardinality(readers) = 0 OR app_among(readers)));
DROP POLICY paper_comment_write ON paper_comment;
CREATE POLICY paper_comment_write ON paper_comment FOR INSERT TO sccp_portal WITH CHECK (
  person_id = app_person() AND party IS NOT DISTINCT FROM app_party() AND capacity = app_capacity() AND app_is('member', 'secretariat', 'chair')
  AND EXISTS (SELECT 1 FROM paper_version v JOIN paper p ON p.id = v.paper_id WHERE v.id = version_id AND p.id = paper_id)
  AND (addressee IS NULL OR addressee = ANY (readers))
  AND (cardinality(readers) = 0 OR app_among(readers)));
DROP POLICY paper_comment_change ON paper_comment;
CREATE POLICY paper_comment_change ON paper_comment FOR UPDATE TO sccp_portal USING (
  EXISTS (SELECT 1 FROM paper p WHERE p.id = paper_id)
  AND (app_acts_for(party) OR app_acts_for(addressee) OR (party IS NULL AND person_id = app_person())
    OR (cardinality(readers) = 0 AND app_is('secretariat'))));
-- What was said stays as it was said: a comment is settled, and nothing else of it changes.
REVOKE UPDATE ON paper_comment FROM sccp_portal;
GRANT UPDATE (resolved_at, resolved_by) ON paper_comment TO sccp_portal;

-- A note stands on a version of its paper, and on a file of that version.
DROP POLICY paper_note_all ON paper_note;
CREATE POLICY paper_note_all ON paper_note TO sccp_portal USING (person_id = app_person()) WITH CHECK (
  person_id = app_person() AND EXISTS (
    SELECT 1 FROM paper_file f JOIN paper_version v ON v.id = f.version_id
    WHERE f.id = file_id AND v.id = paper_note.version_id AND v.paper_id = paper_note.paper_id));

-- What was taken back is read by who took it and who brought it: its bytes and its words as well.
DROP POLICY paper_file_read ON paper_file;
CREATE POLICY paper_file_read ON paper_file FOR SELECT TO sccp_portal USING (EXISTS (
  SELECT 1 FROM paper_version v JOIN paper p ON p.id = v.paper_id
  WHERE v.id = version_id AND (v.status <> 'withdrawn' OR app_leads(p.meeting_id) OR app_acts_for(p.party))));
