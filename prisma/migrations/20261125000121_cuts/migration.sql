-- CreateTable
CREATE TABLE "agenda_cut" (
    "id" TEXT NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "cut_at" TIMESTAMPTZ(6) NOT NULL,
    "hash" TEXT NOT NULL,
    "sessions" JSONB NOT NULL,

    CONSTRAINT "agenda_cut_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agenda_cut_item" (
    "cut_id" TEXT NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "item_id" TEXT NOT NULL,
    "parent_id" TEXT,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "depth" INTEGER NOT NULL,
    "leads" TEXT[],
    "minutes" INTEGER,
    "purpose" TEXT,
    "visibility" TEXT NOT NULL,
    "references" TEXT[],
    "session_id" TEXT,
    "starts_at" TIMESTAMPTZ(6),
    "ends_at" TIMESTAMPTZ(6),
    "source" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "annotation" JSONB NOT NULL,
    "papers" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "agenda_cut_item_pkey" PRIMARY KEY ("cut_id","item_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "agenda_cut_meeting_id_kind_due_at_key" ON "agenda_cut"("meeting_id", "kind", "due_at");

-- AddForeignKey
ALTER TABLE "agenda_cut_item" ADD CONSTRAINT "agenda_cut_item_cut_id_fkey" FOREIGN KEY ("cut_id") REFERENCES "agenda_cut"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The clock cuts, members read, nobody changes: not even the secretariat, which circulates editions.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['agenda_cut', 'agenda_cut_item'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION agenda_frozen()', t || '_frozen', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION agenda_frozen()', t || '_kept', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON agenda_cut, agenda_cut_item TO sccp_portal;
CREATE POLICY agenda_cut_read ON agenda_cut FOR SELECT TO sccp_portal USING (app_sees('members', meeting_id));
CREATE POLICY agenda_cut_write ON agenda_cut FOR INSERT TO sccp_portal WITH CHECK (app_machine());
CREATE POLICY agenda_cut_item_read ON agenda_cut_item FOR SELECT TO sccp_portal
  USING (app_sees('members', meeting_id) AND app_sees(visibility, meeting_id));
CREATE POLICY agenda_cut_item_write ON agenda_cut_item FOR INSERT TO sccp_portal WITH CHECK (app_machine());
