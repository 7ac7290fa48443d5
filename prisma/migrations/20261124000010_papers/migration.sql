-- AlterTable
ALTER TABLE "paper" ADD COLUMN     "circulated_at" TIMESTAMPTZ(6),
ADD COLUMN     "derestrict_on" DATE,
ADD COLUMN     "derestricted_at" TIMESTAMPTZ(6),
ADD COLUMN     "party" TEXT,
ADD COLUMN     "restriction" TEXT;

-- AlterTable
ALTER TABLE "paper_version" ADD COLUMN     "circulated_at" TIMESTAMPTZ(6),
ADD COLUMN     "consent" TEXT,
ADD COLUMN     "correct_until" TIMESTAMPTZ(6),
ADD COLUMN     "late" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "previous" TEXT,
ADD COLUMN     "purpose" TEXT,
ADD COLUMN     "title" TEXT;

-- AlterTable
ALTER TABLE "search_entry" ADD COLUMN     "parties" TEXT[];

-- CreateTable
CREATE TABLE "paper_submitter" (
    "meeting_id" INTEGER NOT NULL,
    "party" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "named_by" TEXT NOT NULL,
    "named_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "paper_submitter_pkey" PRIMARY KEY ("meeting_id","party","person_id")
);

-- CreateTable
CREATE TABLE "submission" (
    "id" TEXT NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "party" TEXT,
    "state" TEXT NOT NULL,
    "edition" INTEGER NOT NULL DEFAULT 1,
    "paper_id" TEXT,
    "version_id" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "title" TEXT NOT NULL,
    "item_id" TEXT,
    "item_label" TEXT,
    "purpose" TEXT NOT NULL,
    "submitted_by" TEXT NOT NULL,
    "previous" TEXT,
    "access" TEXT NOT NULL,
    "economies" TEXT[],
    "restriction" TEXT,
    "derestrict_on" DATE,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "consent" TEXT,
    "prepared_by" TEXT NOT NULL,
    "prepared_at" TIMESTAMPTZ(6) NOT NULL,
    "submitted_at" TIMESTAMPTZ(6),
    "submitter" TEXT,
    "decided_at" TIMESTAMPTZ(6),
    "decided_by" TEXT,
    "reason" TEXT,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission_file" (
    "id" TEXT NOT NULL,
    "submission_id" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "added_by" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "submission_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_economy" (
    "paper_id" TEXT NOT NULL,
    "party" TEXT NOT NULL,

    CONSTRAINT "paper_economy_pkey" PRIMARY KEY ("paper_id","party")
);

-- CreateTable
CREATE TABLE "paper_file" (
    "id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "original" BOOLEAN NOT NULL,
    "hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "paper_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_block" (
    "file_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "block" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "level" INTEGER NOT NULL DEFAULT 0,
    "page" INTEGER NOT NULL DEFAULT 1,
    "text" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "content" JSONB,
    "of" TEXT[],
    "basis" TEXT[],

    CONSTRAINT "paper_block_pkey" PRIMARY KEY ("file_id","position")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "hash" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "stored_at" TIMESTAMPTZ(6) NOT NULL,
    "scanned_at" TIMESTAMPTZ(6),
    "counts" JSONB NOT NULL,
    "findings" JSONB NOT NULL,
    "extracted_at" TIMESTAMPTZ(6),

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "upload" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "party" TEXT,
    "meeting_id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "hash" TEXT,
    "code" TEXT,
    "params" JSONB,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_note" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "paper_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "file_id" TEXT NOT NULL,
    "block" TEXT,
    "page" INTEGER NOT NULL DEFAULT 1,
    "quote" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "colour" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "paper_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_comment" (
    "id" TEXT NOT NULL,
    "paper_id" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "file_id" TEXT,
    "block" TEXT,
    "quote" TEXT NOT NULL DEFAULT '',
    "answers" TEXT,
    "person_id" TEXT NOT NULL,
    "party" TEXT,
    "addressee" TEXT,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "resolved_at" TIMESTAMPTZ(6),
    "resolved_by" TEXT,

    CONSTRAINT "paper_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_opening" (
    "version_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "party" TEXT,
    "first_at" TIMESTAMPTZ(6) NOT NULL,
    "last_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "paper_opening_pkey" PRIMARY KEY ("version_id","person_id")
);

-- CreateTable
CREATE TABLE "paper_visit" (
    "meeting_id" INTEGER NOT NULL,
    "person_id" TEXT NOT NULL,
    "before" TIMESTAMPTZ(6) NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "paper_visit_pkey" PRIMARY KEY ("meeting_id","person_id")
);

-- CreateTable
CREATE TABLE "paper_citation" (
    "version_id" TEXT NOT NULL,
    "number" TEXT NOT NULL,

    CONSTRAINT "paper_citation_pkey" PRIMARY KEY ("version_id","number")
);

-- CreateTable
CREATE TABLE "paper_expected" (
    "id" TEXT NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "party" TEXT,
    "paper_id" TEXT,

    CONSTRAINT "paper_expected_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pack" (
    "id" TEXT NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "person_id" TEXT NOT NULL,
    "since" TIMESTAMPTZ(6),
    "state" TEXT NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "volumes" JSONB NOT NULL,
    "code" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),

    CONSTRAINT "pack_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "submission_version_id_key" ON "submission"("version_id");

-- CreateIndex
CREATE INDEX "submission_meeting_id_state_id_idx" ON "submission"("meeting_id", "state", "id");

-- CreateIndex
CREATE INDEX "submission_file_hash_idx" ON "submission_file"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "submission_file_submission_id_language_key" ON "submission_file"("submission_id", "language");

-- CreateIndex
CREATE INDEX "paper_file_hash_idx" ON "paper_file"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "paper_file_version_id_language_key" ON "paper_file"("version_id", "language");

-- CreateIndex
CREATE INDEX "paper_block_file_id_block_idx" ON "paper_block"("file_id", "block");

-- CreateIndex
CREATE INDEX "upload_person_id_id_idx" ON "upload"("person_id", "id");

-- CreateIndex
CREATE INDEX "paper_note_person_id_paper_id_idx" ON "paper_note"("person_id", "paper_id");

-- CreateIndex
CREATE INDEX "paper_comment_paper_id_at_idx" ON "paper_comment"("paper_id", "at");

-- CreateIndex
CREATE INDEX "paper_citation_number_idx" ON "paper_citation"("number");

-- CreateIndex
CREATE UNIQUE INDEX "paper_expected_meeting_id_position_key" ON "paper_expected"("meeting_id", "position");

-- CreateIndex
CREATE INDEX "pack_person_id_id_idx" ON "pack"("person_id", "id");

-- CreateIndex
CREATE INDEX "paper_derestrict_on_idx" ON "paper"("derestrict_on");

-- AddForeignKey
ALTER TABLE "submission_file" ADD CONSTRAINT "submission_file_submission_id_fkey" FOREIGN KEY ("submission_id") REFERENCES "submission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission_file" ADD CONSTRAINT "submission_file_hash_fkey" FOREIGN KEY ("hash") REFERENCES "stored_file"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_economy" ADD CONSTRAINT "paper_economy_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "paper"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_file" ADD CONSTRAINT "paper_file_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "paper_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_file" ADD CONSTRAINT "paper_file_hash_fkey" FOREIGN KEY ("hash") REFERENCES "stored_file"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_block" ADD CONSTRAINT "paper_block_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "paper_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was issued before: circulated when it was issued.
-- FORCE binds the owner too, so it rests for these two statements.
ALTER TABLE paper NO FORCE ROW LEVEL SECURITY;
ALTER TABLE paper_version NO FORCE ROW LEVEL SECURITY;
UPDATE paper_version SET circulated_at = issued_at;
UPDATE paper p SET circulated_at = (SELECT min(v.issued_at) FROM paper_version v WHERE v.paper_id = p.id);
ALTER TABLE paper FORCE ROW LEVEL SECURITY;
ALTER TABLE paper_version FORCE ROW LEVEL SECURITY;

-- The second wall.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['paper_submitter', 'submission', 'submission_file', 'paper_economy', 'paper_file', 'paper_block', 'stored_file', 'upload', 'paper_note', 'paper_comment', 'paper_opening', 'paper_visit', 'paper_citation', 'paper_expected', 'pack'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;

-- Whether somebody acts for a party as a member of its delegation.
CREATE FUNCTION app_acts_for(party text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(app_is('member') AND app_party() = party, false)
$$;
-- Definer, so that asking for a paper's economies does not ask paper's own wall again.
CREATE FUNCTION app_named(paper text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT app_is('member', 'leader') AND EXISTS (SELECT 1 FROM paper_economy e WHERE e.paper_id = paper AND e.party = app_party())
$$;
CREATE POLICY paper_economy_owner ON paper_economy FOR SELECT TO CURRENT_USER USING (true);
-- Before its circulation a paper is for the secretariat, the chair and who brought it; later also for whom its access names.
CREATE FUNCTION app_reads_paper(id text, meeting int, access text, party text, circulated timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT app_leads(meeting)
    OR (app_admitted(meeting) AND app_acts_for(party))
    OR (circulated IS NOT NULL AND CASE WHEN access = 'economies' THEN app_admitted(meeting) AND app_named(id) ELSE app_sees(access, meeting) END)
$$;

DROP POLICY paper_read ON paper;
CREATE POLICY paper_read ON paper FOR SELECT TO sccp_portal USING (app_reads_paper(id, meeting_id, access, party, circulated_at));
DROP POLICY paper_version_read ON paper_version;
CREATE POLICY paper_version_read ON paper_version FOR SELECT TO sccp_portal USING (EXISTS (
  SELECT 1 FROM paper p WHERE p.id = paper_id AND (circulated_at IS NOT NULL OR app_leads(p.meeting_id) OR app_acts_for(p.party))));
GRANT SELECT, INSERT, DELETE ON paper_economy TO sccp_portal;
CREATE POLICY paper_economy_read ON paper_economy FOR SELECT TO sccp_portal USING (EXISTS (SELECT 1 FROM paper p WHERE p.id = paper_id));
CREATE POLICY paper_economy_write ON paper_economy TO sccp_portal
  USING (EXISTS (SELECT 1 FROM paper p WHERE p.id = paper_id AND app_secretariat(p.meeting_id)))
  WITH CHECK (EXISTS (SELECT 1 FROM paper p WHERE p.id = paper_id AND app_secretariat(p.meeting_id)));

GRANT SELECT, INSERT, UPDATE ON paper_file TO sccp_portal;
CREATE POLICY paper_file_read ON paper_file FOR SELECT TO sccp_portal USING (EXISTS (SELECT 1 FROM paper_version v WHERE v.id = version_id));
CREATE POLICY paper_file_write ON paper_file FOR INSERT TO sccp_portal WITH CHECK (EXISTS (
  SELECT 1 FROM paper_version v JOIN paper p ON p.id = v.paper_id WHERE v.id = version_id AND app_secretariat(p.meeting_id)));
CREATE POLICY paper_file_change ON paper_file FOR UPDATE TO sccp_portal USING (app_machine());
GRANT SELECT, INSERT, UPDATE, DELETE ON paper_block TO sccp_portal;
CREATE POLICY paper_block_read ON paper_block FOR SELECT TO sccp_portal USING (EXISTS (SELECT 1 FROM paper_file f WHERE f.id = file_id));
CREATE POLICY paper_block_write ON paper_block TO sccp_portal USING (app_machine()) WITH CHECK (app_machine());
GRANT SELECT, INSERT, DELETE ON paper_citation TO sccp_portal;
CREATE POLICY paper_citation_read ON paper_citation FOR SELECT TO sccp_portal USING (EXISTS (SELECT 1 FROM paper_version v WHERE v.id = version_id));
CREATE POLICY paper_citation_write ON paper_citation TO sccp_portal USING (app_machine()) WITH CHECK (app_machine());

-- A draft is its delegation's own; from its submission on the secretariat and the chair read it too.
GRANT SELECT, INSERT, DELETE ON paper_submitter TO sccp_portal;
CREATE POLICY paper_submitter_read ON paper_submitter FOR SELECT TO sccp_portal USING (app_admitted(meeting_id) AND (app_leads(meeting_id) OR app_acts_for(party)));
CREATE POLICY paper_submitter_write ON paper_submitter TO sccp_portal
  USING (app_admitted(meeting_id) AND app_acts_for(party)) WITH CHECK (app_admitted(meeting_id) AND app_acts_for(party));
GRANT SELECT, INSERT, UPDATE, DELETE ON submission, submission_file TO sccp_portal;
CREATE POLICY submission_read ON submission FOR SELECT TO sccp_portal USING (
  app_machine() OR (app_admitted(meeting_id) AND (app_acts_for(party)
    OR (party IS NULL AND app_is('secretariat'))
    OR (state <> 'draft' AND app_is('secretariat', 'chair')))));
CREATE POLICY submission_write ON submission TO sccp_portal
  USING (app_machine() OR (app_admitted(meeting_id) AND (app_acts_for(party) OR (app_is('secretariat') AND (party IS NULL OR state <> 'draft')))))
  WITH CHECK (app_machine() OR (app_admitted(meeting_id) AND (app_acts_for(party) OR app_is('secretariat'))));
CREATE POLICY submission_file_all ON submission_file TO sccp_portal
  USING (EXISTS (SELECT 1 FROM submission s WHERE s.id = submission_id)) WITH CHECK (EXISTS (SELECT 1 FROM submission s WHERE s.id = submission_id));

-- Of bytes one knows what one may read in some place.
GRANT SELECT, INSERT, UPDATE ON stored_file TO sccp_portal;
CREATE POLICY stored_file_read ON stored_file FOR SELECT TO sccp_portal USING (app_machine()
  OR EXISTS (SELECT 1 FROM paper_file f WHERE f.hash = stored_file.hash)
  OR EXISTS (SELECT 1 FROM submission_file f WHERE f.hash = stored_file.hash)
  OR EXISTS (SELECT 1 FROM upload u WHERE u.hash = stored_file.hash));
CREATE POLICY stored_file_write ON stored_file FOR INSERT TO sccp_portal WITH CHECK (app_machine());
CREATE POLICY stored_file_change ON stored_file FOR UPDATE TO sccp_portal USING (app_machine());
GRANT SELECT, INSERT, UPDATE, DELETE ON upload TO sccp_portal;
CREATE POLICY upload_all ON upload TO sccp_portal USING (app_machine() OR person_id = app_person()) WITH CHECK (app_machine() OR person_id = app_person());

-- A person's own, whatever the capacity: not even a machine reads notes.
GRANT SELECT, INSERT, UPDATE, DELETE ON paper_note TO sccp_portal;
CREATE POLICY paper_note_all ON paper_note TO sccp_portal USING (person_id = app_person()) WITH CHECK (person_id = app_person() AND EXISTS (SELECT 1 FROM paper_version v WHERE v.id = version_id));
GRANT SELECT, INSERT, UPDATE ON paper_comment TO sccp_portal;
CREATE POLICY paper_comment_read ON paper_comment FOR SELECT TO sccp_portal USING (
  EXISTS (SELECT 1 FROM paper p WHERE p.id = paper_id)
  AND (addressee IS NULL OR person_id = app_person() OR app_acts_for(addressee) OR app_acts_for(party)));
CREATE POLICY paper_comment_write ON paper_comment FOR INSERT TO sccp_portal WITH CHECK (
  person_id = app_person() AND EXISTS (SELECT 1 FROM paper p WHERE p.id = paper_id));
CREATE POLICY paper_comment_change ON paper_comment FOR UPDATE TO sccp_portal USING (person_id = app_person() OR app_acts_for(addressee) OR app_acts_for(party));
GRANT SELECT, INSERT, UPDATE ON paper_opening, paper_visit TO sccp_portal;
CREATE POLICY paper_opening_read ON paper_opening FOR SELECT TO sccp_portal USING (person_id = app_person()
  OR EXISTS (SELECT 1 FROM paper_version v JOIN paper p ON p.id = v.paper_id WHERE v.id = version_id AND app_secretariat(p.meeting_id)));
CREATE POLICY paper_opening_write ON paper_opening FOR INSERT TO sccp_portal WITH CHECK (person_id = app_person() AND EXISTS (SELECT 1 FROM paper_version v WHERE v.id = version_id));
CREATE POLICY paper_opening_change ON paper_opening FOR UPDATE TO sccp_portal USING (person_id = app_person());
CREATE POLICY paper_visit_all ON paper_visit TO sccp_portal USING (person_id = app_person()) WITH CHECK (person_id = app_person());

GRANT SELECT, INSERT, UPDATE, DELETE ON paper_expected TO sccp_portal;
CREATE POLICY paper_expected_read ON paper_expected FOR SELECT TO sccp_portal USING (app_sees('members', meeting_id));
CREATE POLICY paper_expected_write ON paper_expected TO sccp_portal USING (app_secretariat(meeting_id)) WITH CHECK (app_secretariat(meeting_id));
GRANT SELECT, INSERT, UPDATE, DELETE ON pack TO sccp_portal;
CREATE POLICY pack_all ON pack TO sccp_portal USING (app_machine() OR person_id = app_person()) WITH CHECK (app_machine() OR (person_id = app_person() AND app_admitted(meeting_id)));

-- An entry that is found by the parties it names, beside the secretariat and the chair.
DROP POLICY search_entry_read ON search_entry;
CREATE POLICY search_entry_read ON search_entry FOR SELECT TO sccp_portal USING (app_machine() OR CASE
  WHEN meeting_id IS NULL THEN app_person() IS NOT NULL
  WHEN visibility = 'parties' THEN app_leads(meeting_id) OR (app_admitted(meeting_id) AND app_is('member', 'leader') AND app_party() = ANY (parties))
  ELSE app_sees(visibility, meeting_id) END);
