-- Whoever sent bytes may ask for them: without it each such question reads all uploads there are.
CREATE INDEX "upload_hash_idx" ON "upload"("hash");
