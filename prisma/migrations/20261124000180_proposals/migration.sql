-- CreateTable
CREATE TABLE "agenda_proposal" (
    "id" TEXT NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "party" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "edition" INTEGER NOT NULL DEFAULT 1,
    "title" TEXT NOT NULL,
    "annotation" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "minutes" INTEGER,
    "proposed_by" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(6) NOT NULL,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(6),
    "reason" TEXT,
    "item_id" TEXT,

    CONSTRAINT "agenda_proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agenda_support" (
    "proposal_id" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "agenda_support_pkey" PRIMARY KEY ("proposal_id","party")
);

-- CreateIndex
CREATE INDEX "agenda_proposal_meeting_id_id_idx" ON "agenda_proposal"("meeting_id", "id");

-- AddForeignKey
ALTER TABLE "agenda_support" ADD CONSTRAINT "agenda_support_proposal_id_fkey" FOREIGN KEY ("proposal_id") REFERENCES "agenda_proposal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Members see what is proposed; a proposal is written by its own delegation and answered by the secretariat.
ALTER TABLE agenda_proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE agenda_proposal FORCE ROW LEVEL SECURITY;
ALTER TABLE agenda_support ENABLE ROW LEVEL SECURITY;
ALTER TABLE agenda_support FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON agenda_proposal TO sccp_portal;
CREATE POLICY agenda_proposal_read ON agenda_proposal FOR SELECT TO sccp_portal USING (app_sees('members', meeting_id));
CREATE POLICY agenda_proposal_write ON agenda_proposal FOR INSERT TO sccp_portal WITH CHECK (app_admitted(meeting_id) AND app_acts_for(party));
CREATE POLICY agenda_proposal_change ON agenda_proposal FOR UPDATE TO sccp_portal
  USING (app_secretariat(meeting_id) OR (app_admitted(meeting_id) AND app_acts_for(party)));
GRANT SELECT, INSERT, DELETE ON agenda_support TO sccp_portal;
CREATE POLICY agenda_support_read ON agenda_support FOR SELECT TO sccp_portal USING (EXISTS (SELECT 1 FROM agenda_proposal p WHERE p.id = proposal_id));
CREATE POLICY agenda_support_write ON agenda_support TO sccp_portal
  USING (app_acts_for(party)) WITH CHECK (app_acts_for(party) AND EXISTS (SELECT 1 FROM agenda_proposal p WHERE p.id = proposal_id));
