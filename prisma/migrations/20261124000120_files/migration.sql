-- The names of jobs become rows: a migration that brings a job adds its name, and none of them replaces another's list
-- (server/kernel/jobs.ts holds the same names, and a test compares them).
CREATE TABLE "job_task" (
    "name" TEXT NOT NULL,

    CONSTRAINT "job_task_pkey" PRIMARY KEY ("name")
);
INSERT INTO job_task (name) VALUES ('notices.mail');
ALTER TABLE job_task ENABLE ROW LEVEL SECURITY;
ALTER TABLE job_task FORCE ROW LEVEL SECURITY;
GRANT SELECT ON job_task TO sccp_portal;
CREATE POLICY job_task_read ON job_task FOR SELECT TO sccp_portal USING (app_capacity() IS NOT NULL);
-- FORCE binds the owner too: migrations add names, and app_tasks asks as the owner.
CREATE POLICY job_task_owner ON job_task TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE OR REPLACE FUNCTION app_tasks() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT array_agg(name ORDER BY name) FROM job_task
$$;

-- What a file's reader made of it, kept as an object of the storage.
ALTER TABLE "stored_file" ADD COLUMN     "reading" TEXT;

-- What is still open is asked for every minute.
CREATE INDEX "upload_state_created_at_idx" ON "upload"("state", "created_at");
CREATE INDEX "stored_file_state_idx" ON "stored_file"("state");
