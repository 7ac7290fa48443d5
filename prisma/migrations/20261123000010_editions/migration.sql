-- Editions are frozen. Grants already leave requests no UPDATE but the withdrawal and no DELETE; these triggers hold it
-- for every role, and let nobody slip a row into an edition after the transaction that froze it.

CREATE FUNCTION agenda_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an edition is frozen' USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION agenda_edition_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.withdrawn_at IS NOT NULL
    OR NEW.withdrawn_at IS NULL OR NEW.withdrawn_by IS NULL OR NEW.withdrawn_reason IS NULL
    OR (to_jsonb(NEW) - 'withdrawn_at' - 'withdrawn_by' - 'withdrawn_reason') <> (to_jsonb(OLD) - 'withdrawn_at' - 'withdrawn_by' - 'withdrawn_reason')
  THEN
    RAISE EXCEPTION 'an edition can be withdrawn once, with a reason, and never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- A row written by this very transaction carries its number as xmin.
CREATE FUNCTION agenda_edition_item_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM agenda_edition e WHERE e.id = NEW.edition_id AND e.meeting_id = NEW.meeting_id AND e.xmin = pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'the structure of an edition is frozen with it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION agenda_edition_text_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM agenda_edition_language l WHERE l.edition_id = NEW.edition_id AND l.language = NEW.language AND l.xmin = pg_current_xact_id()::xid) THEN
    RAISE EXCEPTION 'a language of an edition is frozen when it is added' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER agenda_edition_changed BEFORE UPDATE ON agenda_edition FOR EACH ROW EXECUTE FUNCTION agenda_edition_withdrawal();
CREATE TRIGGER agenda_edition_item_in_time BEFORE INSERT ON agenda_edition_item FOR EACH ROW EXECUTE FUNCTION agenda_edition_item_in_time();
CREATE TRIGGER agenda_edition_text_in_time BEFORE INSERT ON agenda_edition_text FOR EACH ROW EXECUTE FUNCTION agenda_edition_text_in_time();

DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['agenda_edition_item', 'agenda_edition_text', 'agenda_edition_language'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION agenda_frozen()', t || '_frozen', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['agenda_edition', 'agenda_edition_item', 'agenda_edition_text', 'agenda_edition_language'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION agenda_frozen()', t || '_kept', t);
  END LOOP;
END $$;
CREATE TRIGGER agenda_edition_deleted BEFORE DELETE ON agenda_edition FOR EACH ROW EXECUTE FUNCTION agenda_frozen();
