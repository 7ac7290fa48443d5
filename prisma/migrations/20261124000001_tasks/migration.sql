-- The names of jobs stand in one place: a migration that brings a job replaces this function with its name added
-- (server/kernel/jobs.ts holds the same list, and a test compares them).
CREATE FUNCTION app_tasks() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT ARRAY['notices.mail'] $$;

CREATE OR REPLACE FUNCTION app_enqueue(task text, payload json) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF task IS NULL OR task <> ALL (public.app_tasks()) THEN
    RAISE EXCEPTION 'unknown task %', task USING ERRCODE = 'check_violation';
  END IF;
  IF public.app_capacity() IS NULL THEN
    RAISE EXCEPTION 'no actor' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM graphile_worker.add_job(task, payload);
END $$;
