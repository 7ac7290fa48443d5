-- The paragraphs of a version become rows after it has its number.
INSERT INTO job_task (name) VALUES ('documents.blocks');
