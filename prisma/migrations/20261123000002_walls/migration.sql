-- The second wall: row-level security. Requests run as a member of sccp_portal, which owns nothing,
-- with the person's identity set for the length of one transaction (kernel/db.ts).

-- Roles belong to the whole cluster: two databases may be migrated at the same moment.
DO $$ BEGIN
  CREATE ROLE sccp_portal NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;

GRANT USAGE ON SCHEMA public TO sccp_portal;

-- Who is asking. A setting that was local to a committed transaction reads '' afterwards, hence nullif.
CREATE FUNCTION app_person() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('app.person', true), '') $$;
CREATE FUNCTION app_party() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('app.party', true), '') $$;
CREATE FUNCTION app_capacity() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('app.capacity', true), '') $$;
CREATE FUNCTION app_meeting() RETURNS int LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT nullif(current_setting('app.meeting', true), '')::int $$;
CREATE FUNCTION app_machine() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(app_capacity() = 'machine', false) $$;
CREATE FUNCTION app_is(VARIADIC capacities text[]) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(app_capacity() = ANY (capacities), false) $$;

-- A guest is admitted to the meeting of the invitation only; a mandate for one meeting opens no other.
CREATE FUNCTION app_admitted(meeting int) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT app_machine() OR (app_person() IS NOT NULL AND CASE WHEN app_capacity() = 'guest' THEN coalesce(app_meeting() = meeting, false) ELSE app_meeting() IS NULL OR app_meeting() = meeting END)
$$;
CREATE FUNCTION app_secretariat(meeting int) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT app_machine() OR (app_is('secretariat') AND app_admitted(meeting))
$$;
CREATE FUNCTION app_leads(meeting int) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT app_machine() OR (app_is('secretariat', 'chair') AND app_admitted(meeting))
$$;
CREATE FUNCTION app_sees(visibility text, meeting int) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT app_machine() OR (app_admitted(meeting) AND CASE visibility
    WHEN 'public' THEN true
    WHEN 'members' THEN app_is('member', 'leader', 'chair', 'secretariat')
    WHEN 'secretariat' THEN app_is('secretariat', 'chair')
    ELSE false END)
$$;

-- Who is at the desk of a meeting. Definer, so that asking does not ask the walls of the asked table again.
CREATE FUNCTION app_drafts(meeting int) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT app_leads(meeting) OR (app_admitted(meeting) AND EXISTS (SELECT 1 FROM meeting_drafter d WHERE d.meeting_id = meeting AND d.person_id = app_person()))
$$;
CREATE FUNCTION app_writes(meeting int, written text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT app_leads(meeting) OR (app_admitted(meeting) AND (
    EXISTS (SELECT 1 FROM meeting_language l WHERE l.meeting_id = meeting AND l.language = written AND l.owner = app_person())
    OR EXISTS (SELECT 1 FROM meeting_drafter d JOIN meeting m ON m.id = d.meeting_id WHERE d.meeting_id = meeting AND d.person_id = app_person() AND m.source_language = written)))
$$;
CREATE FUNCTION app_desk(meeting int) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT app_drafts(meeting) OR (app_admitted(meeting) AND EXISTS (SELECT 1 FROM meeting_language l WHERE l.meeting_id = meeting AND l.owner = app_person()))
$$;
-- A party's notes are its own; every other co-edited document belongs to the socket's machine.
CREATE FUNCTION app_collab(document text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN document LIKE 'notes:%' THEN coalesce(split_part(document, ':', 3) = app_party(), false) ELSE app_machine() END
$$;

DO $$ DECLARE t text; BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;

GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO sccp_portal;

-- kernel
GRANT SELECT, INSERT ON event TO sccp_portal;
CREATE POLICY event_read ON event FOR SELECT TO sccp_portal USING (
  app_machine() OR person = app_person()
  OR (audience = 'party' AND only_party = app_party())
  OR (audience <> 'party' AND CASE WHEN meeting IS NULL THEN
        CASE audience WHEN 'public' THEN app_person() IS NOT NULL WHEN 'members' THEN app_is('member', 'leader', 'chair', 'secretariat') ELSE app_is('secretariat', 'chair', 'administrator') END
      ELSE app_sees(audience, meeting) END));
CREATE POLICY event_write ON event FOR INSERT TO sccp_portal WITH CHECK (app_machine() OR (person IS NOT NULL AND person = app_person() AND capacity = app_capacity()));

GRANT SELECT, INSERT ON collab_update, collab_snapshot TO sccp_portal;
CREATE POLICY collab_update_all ON collab_update TO sccp_portal USING (app_collab(document)) WITH CHECK (app_collab(document));
CREATE POLICY collab_snapshot_all ON collab_snapshot TO sccp_portal USING (app_collab(document)) WITH CHECK (app_collab(document));
GRANT SELECT, INSERT, UPDATE ON collab_projection, installation TO sccp_portal;
CREATE POLICY collab_projection_all ON collab_projection TO sccp_portal USING (app_machine()) WITH CHECK (app_machine());
CREATE POLICY installation_all ON installation TO sccp_portal USING (app_machine()) WITH CHECK (app_machine());

-- identity
GRANT SELECT, INSERT, UPDATE ON party TO sccp_portal;
CREATE POLICY party_read ON party FOR SELECT TO sccp_portal USING (true);
CREATE POLICY party_write ON party FOR INSERT TO sccp_portal WITH CHECK (app_machine());
CREATE POLICY party_change ON party FOR UPDATE TO sccp_portal USING (app_machine());
GRANT SELECT, INSERT, UPDATE ON person, account, mandate, session, invitation TO sccp_portal;
CREATE POLICY person_read ON person FOR SELECT TO sccp_portal USING (app_machine() OR app_person() IS NOT NULL);
CREATE POLICY person_write ON person FOR INSERT TO sccp_portal WITH CHECK (app_machine());
CREATE POLICY person_change ON person FOR UPDATE TO sccp_portal USING (app_machine() OR id = app_person() OR app_is('administrator'));
CREATE POLICY account_read ON account FOR SELECT TO sccp_portal USING (app_machine() OR person_id = app_person() OR app_is('administrator'));
CREATE POLICY account_write ON account FOR INSERT TO sccp_portal WITH CHECK (app_machine());
CREATE POLICY account_change ON account FOR UPDATE TO sccp_portal USING (app_machine() OR person_id = app_person());
CREATE POLICY mandate_read ON mandate FOR SELECT TO sccp_portal USING (app_machine() OR app_person() IS NOT NULL);
CREATE POLICY mandate_write ON mandate FOR INSERT TO sccp_portal WITH CHECK (app_machine() OR app_is('administrator'));
CREATE POLICY mandate_change ON mandate FOR UPDATE TO sccp_portal USING (app_machine() OR app_is('administrator'));
CREATE POLICY session_read ON session FOR SELECT TO sccp_portal USING (app_machine() OR person_id = app_person() OR app_is('administrator'));
CREATE POLICY session_write ON session FOR INSERT TO sccp_portal WITH CHECK (app_machine());
CREATE POLICY session_change ON session FOR UPDATE TO sccp_portal USING (app_machine() OR person_id = app_person() OR app_is('administrator'));
CREATE POLICY invitation_all ON invitation TO sccp_portal USING (app_machine() OR app_is('administrator')) WITH CHECK (app_machine() OR app_is('administrator'));
GRANT SELECT, INSERT, DELETE ON sign_in_attempt TO sccp_portal;
CREATE POLICY sign_in_attempt_all ON sign_in_attempt TO sccp_portal USING (app_machine()) WITH CHECK (app_machine());

-- meetings
GRANT SELECT, INSERT, UPDATE ON meeting, meeting_session, meeting_break, meeting_language TO sccp_portal;
GRANT DELETE ON meeting_session, meeting_break, meeting_language TO sccp_portal;
GRANT SELECT, INSERT, DELETE ON meeting_drafter TO sccp_portal;
CREATE POLICY meeting_read ON meeting FOR SELECT TO sccp_portal USING (app_admitted(id));
CREATE POLICY meeting_write ON meeting FOR INSERT TO sccp_portal WITH CHECK (app_machine() OR app_is('secretariat'));
CREATE POLICY meeting_change ON meeting FOR UPDATE TO sccp_portal USING (app_secretariat(id));
CREATE POLICY meeting_session_read ON meeting_session FOR SELECT TO sccp_portal USING (app_admitted(meeting_id));
CREATE POLICY meeting_session_write ON meeting_session TO sccp_portal USING (app_secretariat(meeting_id)) WITH CHECK (app_secretariat(meeting_id));
CREATE POLICY meeting_break_read ON meeting_break FOR SELECT TO sccp_portal USING (EXISTS (SELECT 1 FROM meeting_session s WHERE s.id = session_id));
CREATE POLICY meeting_break_write ON meeting_break TO sccp_portal
  USING (EXISTS (SELECT 1 FROM meeting_session s WHERE s.id = session_id AND app_secretariat(s.meeting_id)))
  WITH CHECK (EXISTS (SELECT 1 FROM meeting_session s WHERE s.id = session_id AND app_secretariat(s.meeting_id)));
CREATE POLICY meeting_language_read ON meeting_language FOR SELECT TO sccp_portal USING (app_admitted(meeting_id));
CREATE POLICY meeting_language_write ON meeting_language TO sccp_portal USING (app_secretariat(meeting_id)) WITH CHECK (app_secretariat(meeting_id));
CREATE POLICY meeting_drafter_read ON meeting_drafter FOR SELECT TO sccp_portal USING (person_id = app_person() OR app_desk(meeting_id));
CREATE POLICY meeting_drafter_write ON meeting_drafter TO sccp_portal USING (app_secretariat(meeting_id)) WITH CHECK (app_secretariat(meeting_id));

-- The desk functions run as the owner, whom FORCE binds too: it may read the three tables they ask.
CREATE POLICY meeting_owner ON meeting FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY meeting_language_owner ON meeting_language FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY meeting_drafter_owner ON meeting_drafter FOR SELECT TO CURRENT_USER USING (true);

-- documents
GRANT SELECT, INSERT, UPDATE ON paper_series, paper, paper_version TO sccp_portal;
CREATE POLICY paper_series_all ON paper_series TO sccp_portal USING (app_secretariat(meeting_id)) WITH CHECK (app_secretariat(meeting_id));
CREATE POLICY paper_read ON paper FOR SELECT TO sccp_portal USING (app_sees(access, meeting_id));
CREATE POLICY paper_write ON paper FOR INSERT TO sccp_portal WITH CHECK (app_secretariat(meeting_id));
CREATE POLICY paper_change ON paper FOR UPDATE TO sccp_portal USING (app_secretariat(meeting_id));
CREATE POLICY paper_version_read ON paper_version FOR SELECT TO sccp_portal USING (EXISTS (SELECT 1 FROM paper p WHERE p.id = paper_id));
CREATE POLICY paper_version_write ON paper_version FOR INSERT TO sccp_portal WITH CHECK (EXISTS (SELECT 1 FROM paper p WHERE p.id = paper_id AND app_secretariat(p.meeting_id)));
CREATE POLICY paper_version_change ON paper_version FOR UPDATE TO sccp_portal USING (EXISTS (SELECT 1 FROM paper p WHERE p.id = paper_id AND app_secretariat(p.meeting_id)));

-- agenda: the draft is for the desk, its rows are written by the projection alone
GRANT SELECT, INSERT, UPDATE, DELETE ON agenda_item, agenda_text TO sccp_portal;
CREATE POLICY agenda_item_read ON agenda_item FOR SELECT TO sccp_portal USING (app_desk(meeting_id));
CREATE POLICY agenda_item_write ON agenda_item TO sccp_portal USING (app_machine()) WITH CHECK (app_machine());
CREATE POLICY agenda_text_read ON agenda_text FOR SELECT TO sccp_portal USING (app_desk(meeting_id));
CREATE POLICY agenda_text_write ON agenda_text TO sccp_portal USING (app_machine()) WITH CHECK (app_machine());
GRANT SELECT, INSERT, UPDATE, DELETE ON agenda_translation, agenda_basis TO sccp_portal;
CREATE POLICY agenda_translation_read ON agenda_translation FOR SELECT TO sccp_portal USING (app_desk(meeting_id));
CREATE POLICY agenda_translation_write ON agenda_translation TO sccp_portal USING (app_writes(meeting_id, language)) WITH CHECK (app_writes(meeting_id, language));
CREATE POLICY agenda_basis_read ON agenda_basis FOR SELECT TO sccp_portal USING (app_desk(meeting_id));
CREATE POLICY agenda_basis_write ON agenda_basis TO sccp_portal USING (app_writes(meeting_id, language)) WITH CHECK (app_writes(meeting_id, language));
GRANT SELECT, INSERT, DELETE ON agenda_neutral TO sccp_portal;
CREATE POLICY agenda_neutral_read ON agenda_neutral FOR SELECT TO sccp_portal USING (app_desk(meeting_id));
CREATE POLICY agenda_neutral_write ON agenda_neutral TO sccp_portal USING (app_drafts(meeting_id)) WITH CHECK (app_drafts(meeting_id));
GRANT SELECT, INSERT, UPDATE ON agenda_comment TO sccp_portal;
CREATE POLICY agenda_comment_all ON agenda_comment TO sccp_portal USING (app_desk(meeting_id)) WITH CHECK (app_desk(meeting_id));

-- editions are frozen: nobody may change or delete a row of theirs, only withdraw the edition
GRANT SELECT, INSERT ON agenda_edition, agenda_edition_item, agenda_edition_text, agenda_edition_language TO sccp_portal;
GRANT UPDATE (withdrawn_at, withdrawn_by, withdrawn_reason) ON agenda_edition TO sccp_portal;
CREATE POLICY agenda_edition_read ON agenda_edition FOR SELECT TO sccp_portal USING (app_admitted(meeting_id));
CREATE POLICY agenda_edition_write ON agenda_edition FOR INSERT TO sccp_portal WITH CHECK (app_secretariat(meeting_id));
CREATE POLICY agenda_edition_withdraw ON agenda_edition FOR UPDATE TO sccp_portal USING (app_secretariat(meeting_id));
CREATE POLICY agenda_edition_item_read ON agenda_edition_item FOR SELECT TO sccp_portal USING (app_sees(visibility, meeting_id));
CREATE POLICY agenda_edition_item_write ON agenda_edition_item FOR INSERT TO sccp_portal WITH CHECK (app_secretariat(meeting_id));
CREATE POLICY agenda_edition_text_read ON agenda_edition_text FOR SELECT TO sccp_portal USING (app_sees(visibility, meeting_id));
CREATE POLICY agenda_edition_text_write ON agenda_edition_text FOR INSERT TO sccp_portal WITH CHECK (app_secretariat(meeting_id));
CREATE POLICY agenda_edition_language_read ON agenda_edition_language FOR SELECT TO sccp_portal USING (EXISTS (SELECT 1 FROM agenda_edition e WHERE e.id = edition_id));
CREATE POLICY agenda_edition_language_write ON agenda_edition_language FOR INSERT TO sccp_portal WITH CHECK (EXISTS (SELECT 1 FROM agenda_edition e WHERE e.id = edition_id AND app_secretariat(e.meeting_id)));
GRANT SELECT, INSERT, UPDATE ON agenda_reading TO sccp_portal;
CREATE POLICY agenda_reading_all ON agenda_reading TO sccp_portal USING (app_machine() OR person_id = app_person()) WITH CHECK (app_machine() OR person_id = app_person());

-- observers
GRANT SELECT, INSERT, UPDATE ON notice TO sccp_portal;
CREATE POLICY notice_read ON notice FOR SELECT TO sccp_portal USING (app_machine() OR person_id = app_person());
CREATE POLICY notice_write ON notice FOR INSERT TO sccp_portal WITH CHECK (app_machine());
CREATE POLICY notice_change ON notice FOR UPDATE TO sccp_portal USING (app_machine() OR person_id = app_person());
GRANT SELECT, INSERT, UPDATE, DELETE ON notice_choice TO sccp_portal;
CREATE POLICY notice_choice_all ON notice_choice TO sccp_portal USING (app_machine() OR person_id = app_person()) WITH CHECK (app_machine() OR person_id = app_person());
GRANT SELECT, INSERT, UPDATE ON mail_message TO sccp_portal;
CREATE POLICY mail_message_all ON mail_message TO sccp_portal USING (app_machine()) WITH CHECK (app_machine());
GRANT SELECT, INSERT, UPDATE, DELETE ON search_entry TO sccp_portal;
CREATE POLICY search_entry_read ON search_entry FOR SELECT TO sccp_portal USING (app_machine() OR CASE WHEN meeting_id IS NULL THEN app_person() IS NOT NULL ELSE app_sees(visibility, meeting_id) END);
CREATE POLICY search_entry_write ON search_entry TO sccp_portal USING (app_machine()) WITH CHECK (app_machine());

-- graphile-worker's tables are closed to us: jobs enter through this door, by name, in the change's own transaction.
CREATE FUNCTION app_enqueue(task text, payload json) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF task NOT IN ('notices.deliver', 'notices.mail', 'search.index') THEN
    RAISE EXCEPTION 'unknown task %', task USING ERRCODE = 'check_violation';
  END IF;
  IF public.app_capacity() IS NULL THEN
    RAISE EXCEPTION 'no actor' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM graphile_worker.add_job(task, payload);
END $$;
REVOKE ALL ON FUNCTION app_enqueue(text, json) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app_enqueue(text, json) TO sccp_portal;

-- Observers (notices, search) listen; the notification leaves with the commit of the change.
CREATE FUNCTION event_heard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('event', ''); RETURN NULL; END $$;
CREATE TRIGGER event_heard AFTER INSERT ON event FOR EACH STATEMENT EXECUTE FUNCTION event_heard();
