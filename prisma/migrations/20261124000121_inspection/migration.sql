INSERT INTO job_task (name) VALUES ('documents.inspect'), ('documents.scan');
