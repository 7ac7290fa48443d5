-- AlterTable
ALTER TABLE "meeting" ADD COLUMN     "announced_at" TIMESTAMPTZ(6),
ADD COLUMN     "cloned_from" INTEGER,
ADD COLUMN     "request" TEXT,
ADD COLUMN     "requested_by" TEXT,
ADD COLUMN     "requester" TEXT;

-- AlterTable
ALTER TABLE "meeting_session" ADD COLUMN     "cancelled_at" TIMESTAMPTZ(6),
ADD COLUMN     "chair" TEXT,
ADD COLUMN     "host" TEXT,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'session',
ADD COLUMN     "reason" TEXT,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "room" TEXT,
ADD COLUMN     "title" TEXT,
ADD COLUMN     "track" INTEGER NOT NULL DEFAULT 1,
ALTER COLUMN "position" DROP NOT NULL;

-- CreateTable
CREATE TABLE "meeting_deadline" (
    "meeting_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "reason" TEXT NOT NULL,
    "set_by" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "meeting_deadline_pkey" PRIMARY KEY ("meeting_id","kind")
);

-- CreateTable
CREATE TABLE "meeting_reminder" (
    "meeting_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "stage" TEXT NOT NULL,

    CONSTRAINT "meeting_reminder_pkey" PRIMARY KEY ("meeting_id","kind","at","stage")
);

-- CreateTable
CREATE TABLE "meeting_trace" (
    "id" TEXT NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "session_id" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "position" INTEGER,
    "title" TEXT,
    "room" TEXT,
    "track" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(6) NOT NULL,
    "ends_at" TIMESTAMPTZ(6) NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "by" TEXT NOT NULL,

    CONSTRAINT "meeting_trace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_schedule" (
    "id" TEXT NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "slots" JSONB NOT NULL,
    "note" TEXT,
    "published_at" TIMESTAMPTZ(6) NOT NULL,
    "published_by" TEXT NOT NULL,

    CONSTRAINT "meeting_schedule_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "meeting_trace_meeting_id_at_idx" ON "meeting_trace"("meeting_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_schedule_meeting_id_n_key" ON "meeting_schedule"("meeting_id", "n");

-- AddForeignKey
ALTER TABLE "meeting_deadline" ADD CONSTRAINT "meeting_deadline_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_reminder" ADD CONSTRAINT "meeting_reminder_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_trace" ADD CONSTRAINT "meeting_trace_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_schedule" ADD CONSTRAINT "meeting_schedule_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The second wall.
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['meeting_deadline', 'meeting_reminder', 'meeting_trace', 'meeting_schedule'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
END $$;

-- A meeting that is only asked for is seen by who decides and by who asked.
DROP POLICY meeting_read ON meeting;
CREATE POLICY meeting_read ON meeting FOR SELECT TO sccp_portal USING (app_admitted(id) AND (
  status NOT IN ('requested', 'declined') OR app_machine() OR app_is('secretariat', 'chair')
  OR requested_by = app_person() OR app_acts_for(requester)));
-- The chair and a head of delegation may ask for a meeting, and for nothing more than that.
DROP POLICY meeting_write ON meeting;
CREATE POLICY meeting_write ON meeting FOR INSERT TO sccp_portal WITH CHECK (app_machine() OR app_is('secretariat')
  OR (status = 'requested' AND requested_by = app_person() AND (app_is('chair') OR app_acts_for(requester))));

GRANT SELECT, INSERT, UPDATE, DELETE ON meeting_deadline TO sccp_portal;
CREATE POLICY meeting_deadline_read ON meeting_deadline FOR SELECT TO sccp_portal USING (app_admitted(meeting_id));
CREATE POLICY meeting_deadline_write ON meeting_deadline TO sccp_portal USING (app_secretariat(meeting_id)) WITH CHECK (app_secretariat(meeting_id));
GRANT SELECT, INSERT ON meeting_reminder TO sccp_portal;
CREATE POLICY meeting_reminder_all ON meeting_reminder TO sccp_portal USING (app_machine()) WITH CHECK (app_machine());
-- Traces and published timetables are never changed.
GRANT SELECT, INSERT ON meeting_trace, meeting_schedule TO sccp_portal;
CREATE POLICY meeting_trace_read ON meeting_trace FOR SELECT TO sccp_portal USING (app_admitted(meeting_id));
CREATE POLICY meeting_trace_write ON meeting_trace FOR INSERT TO sccp_portal WITH CHECK (app_secretariat(meeting_id));
CREATE POLICY meeting_schedule_read ON meeting_schedule FOR SELECT TO sccp_portal USING (app_admitted(meeting_id));
CREATE POLICY meeting_schedule_write ON meeting_schedule FOR INSERT TO sccp_portal WITH CHECK (app_secretariat(meeting_id));
