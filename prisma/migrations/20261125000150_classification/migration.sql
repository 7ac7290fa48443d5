-- CreateTable
CREATE TABLE "classification_cut" (
    "meeting_id" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "closed_at" TIMESTAMPTZ(6) NOT NULL,
    "cut_at" TIMESTAMPTZ(6) NOT NULL,
    "lines" JSONB NOT NULL,

    CONSTRAINT "classification_cut_pkey" PRIMARY KEY ("meeting_id","n")
);

-- The portal cuts it when the meeting closes, the office reads it, nobody changes it.
ALTER TABLE classification_cut ENABLE ROW LEVEL SECURITY;
ALTER TABLE classification_cut FORCE ROW LEVEL SECURITY;
CREATE TRIGGER classification_cut_frozen BEFORE UPDATE OR DELETE ON classification_cut FOR EACH ROW EXECUTE FUNCTION agenda_frozen();
CREATE TRIGGER classification_cut_kept BEFORE TRUNCATE ON classification_cut FOR EACH STATEMENT EXECUTE FUNCTION agenda_frozen();
GRANT SELECT, INSERT ON classification_cut TO sccp_portal;
CREATE POLICY classification_cut_read ON classification_cut FOR SELECT TO sccp_portal USING (app_leads(meeting_id));
CREATE POLICY classification_cut_write ON classification_cut FOR INSERT TO sccp_portal WITH CHECK (app_machine());
