-- CreateTable
CREATE TABLE "calendar_feed" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "mandate_id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "revoked_at" TIMESTAMPTZ(6),
    "read_at" TIMESTAMPTZ(6),
    "hash" TEXT,
    "changed_at" TIMESTAMPTZ(6),

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_token_hash_key" ON "calendar_feed"("token_hash");

-- CreateIndex
CREATE INDEX "calendar_feed_person_id_idx" ON "calendar_feed"("person_id");

-- A calendar is its person's alone; who comes with its token is looked up by the door's machine.
ALTER TABLE calendar_feed ENABLE ROW LEVEL SECURITY;
ALTER TABLE calendar_feed FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON calendar_feed TO sccp_portal;
GRANT UPDATE (revoked_at, read_at, hash, changed_at) ON calendar_feed TO sccp_portal;
CREATE POLICY calendar_feed_read ON calendar_feed FOR SELECT TO sccp_portal USING (app_machine() OR person_id = app_person());
CREATE POLICY calendar_feed_write ON calendar_feed FOR INSERT TO sccp_portal WITH CHECK (person_id = app_person());
CREATE POLICY calendar_feed_change ON calendar_feed FOR UPDATE TO sccp_portal USING (app_machine() OR person_id = app_person());
