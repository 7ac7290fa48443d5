-- A pack is made and fetched in one capacity: what it holds was asked of that one.
ALTER TABLE "pack" ADD COLUMN "mandate" TEXT NOT NULL;
ALTER TABLE "pack" ADD COLUMN "party" TEXT;
ALTER TABLE "pack" ADD COLUMN "capacity" TEXT NOT NULL;
ALTER TABLE "pack" ADD COLUMN "language" TEXT NOT NULL;
-- What is in it: asked again at each download.
ALTER TABLE "pack" ADD COLUMN "versions" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
ALTER TABLE "pack" ADD COLUMN "touched_at" TIMESTAMPTZ(6) NOT NULL;

-- One at a time for a person and a meeting.
CREATE UNIQUE INDEX "pack_under_way" ON "pack"("meeting_id", "person_id") WHERE state IN ('waiting', 'working');
CREATE INDEX "pack_state_touched_at_idx" ON "pack"("state", "touched_at");

DROP POLICY pack_all ON pack;
CREATE POLICY pack_all ON pack TO sccp_portal
  USING (app_machine() OR (person_id = app_person() AND app_is(capacity) AND party IS NOT DISTINCT FROM app_party() AND app_admitted(meeting_id)))
  WITH CHECK (app_machine() OR (person_id = app_person() AND app_is(capacity) AND party IS NOT DISTINCT FROM app_party() AND app_admitted(meeting_id)));

-- Jobs of one queue are done one after the other, so that letters and the clock do not wait behind packs.
ALTER TABLE "job_task" ADD COLUMN "queue" TEXT;
INSERT INTO job_task (name, queue) VALUES ('documents.pack', 'packs');
CREATE OR REPLACE FUNCTION app_enqueue(task text, payload json) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF task IS NULL OR task <> ALL (public.app_tasks()) THEN
    RAISE EXCEPTION 'unknown task %', task USING ERRCODE = 'check_violation';
  END IF;
  IF public.app_capacity() IS NULL THEN
    RAISE EXCEPTION 'no actor' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM graphile_worker.add_job(task, payload, queue_name := (SELECT t.queue FROM public.job_task t WHERE t.name = task));
END $$;
