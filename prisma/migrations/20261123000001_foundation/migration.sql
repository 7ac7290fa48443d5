-- trigram index of search; trusted extensions, a database owner may create them
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "agenda_item" (
    "id" TEXT NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "parent_id" TEXT,
    "position" INTEGER,
    "label" TEXT,
    "depth" INTEGER NOT NULL DEFAULT 0,
    "gone" BOOLEAN NOT NULL DEFAULT false,
    "leads" TEXT[],
    "minutes" INTEGER,
    "purpose" TEXT,
    "visibility" TEXT NOT NULL,
    "references" TEXT[],
    "session_id" TEXT,
    "starts_at" TIMESTAMPTZ(6),
    "ends_at" TIMESTAMPTZ(6),
    "source" TEXT NOT NULL,
    "findings" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "agenda_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agenda_text" (
    "item_id" TEXT NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "title_doc" JSONB NOT NULL,
    "annotation" JSONB NOT NULL,
    "plain" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(6) NOT NULL,
    "findings" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "agenda_text_pkey" PRIMARY KEY ("item_id","language")
);

-- CreateTable
CREATE TABLE "agenda_translation" (
    "item_id" TEXT NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "person" TEXT,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "hash" TEXT,

    CONSTRAINT "agenda_translation_pkey" PRIMARY KEY ("item_id","language")
);

-- CreateTable
CREATE TABLE "agenda_basis" (
    "item_id" TEXT NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "block" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "person" TEXT,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "agenda_basis_pkey" PRIMARY KEY ("item_id","language","block")
);

-- CreateTable
CREATE TABLE "agenda_neutral" (
    "item_id" TEXT NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "block" TEXT NOT NULL,
    "from_hash" TEXT NOT NULL,
    "to_hash" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "agenda_neutral_pkey" PRIMARY KEY ("item_id","block","from_hash","to_hash")
);

-- CreateTable
CREATE TABLE "agenda_comment" (
    "id" TEXT NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "item_id" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "block" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "answers" TEXT,
    "person" TEXT NOT NULL,
    "party" TEXT,
    "addressee" TEXT,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "resolved_at" TIMESTAMPTZ(6),
    "resolved_by" TEXT,

    CONSTRAINT "agenda_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agenda_edition" (
    "id" TEXT NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "paper_version_id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "sessions" JSONB NOT NULL,
    "issued_at" TIMESTAMPTZ(6) NOT NULL,
    "issued_by" TEXT NOT NULL,
    "override_reason" TEXT,
    "open_findings" JSONB NOT NULL DEFAULT '[]',
    "withdrawn_at" TIMESTAMPTZ(6),
    "withdrawn_by" TEXT,
    "withdrawn_reason" TEXT,

    CONSTRAINT "agenda_edition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agenda_edition_item" (
    "edition_id" TEXT NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "item_id" TEXT NOT NULL,
    "parent_id" TEXT,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "depth" INTEGER NOT NULL,
    "leads" TEXT[],
    "minutes" INTEGER,
    "purpose" TEXT,
    "visibility" TEXT NOT NULL,
    "references" TEXT[],
    "session_id" TEXT,
    "starts_at" TIMESTAMPTZ(6),
    "ends_at" TIMESTAMPTZ(6),
    "source" TEXT NOT NULL,

    CONSTRAINT "agenda_edition_item_pkey" PRIMARY KEY ("edition_id","item_id")
);

-- CreateTable
CREATE TABLE "agenda_edition_text" (
    "edition_id" TEXT NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "item_id" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "visibility" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "title_doc" JSONB NOT NULL,
    "annotation" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "frozen_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "agenda_edition_text_pkey" PRIMARY KEY ("edition_id","item_id","language")
);

-- CreateTable
CREATE TABLE "agenda_edition_language" (
    "edition_id" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "required" BOOLEAN NOT NULL,
    "hash" TEXT NOT NULL,
    "frozen_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "agenda_edition_language_pkey" PRIMARY KEY ("edition_id","language")
);

-- CreateTable
CREATE TABLE "agenda_reading" (
    "person_id" TEXT NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "read_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "agenda_reading_pkey" PRIMARY KEY ("person_id","meeting_id")
);

-- CreateTable
CREATE TABLE "paper_series" (
    "meeting_id" INTEGER NOT NULL,
    "prefix" TEXT NOT NULL,
    "next" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "paper_series_pkey" PRIMARY KEY ("meeting_id")
);

-- CreateTable
CREATE TABLE "paper" (
    "id" TEXT NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "item_id" TEXT,
    "item_label" TEXT,
    "purpose" TEXT NOT NULL,
    "submitted_by" TEXT NOT NULL,
    "access" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "paper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "paper_version" (
    "id" TEXT NOT NULL,
    "paper_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),
    "reason" TEXT,

    CONSTRAINT "paper_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "party" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "abbreviation" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "code2" TEXT,
    "languages" TEXT[],
    "zone" TEXT,
    "administration" TEXT,
    "short_name" TEXT,
    "joined" INTEGER,
    "currency" TEXT,
    "source" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,

    CONSTRAINT "party_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT,
    "zone" TEXT,
    "theme" TEXT,
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "disabled_at" TIMESTAMPTZ(6),
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "person_id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "password" TEXT,

    CONSTRAINT "account_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "mandate" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "party_id" TEXT,
    "capacity" TEXT NOT NULL,
    "head" BOOLEAN NOT NULL DEFAULT false,
    "meeting" INTEGER,
    "from" TIMESTAMPTZ(6) NOT NULL,
    "until" TIMESTAMPTZ(6),

    CONSTRAINT "mandate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "mandate_id" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "ended_at" TIMESTAMPTZ(6),
    "device" TEXT NOT NULL,
    "address" TEXT NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "account" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "succeeded" BOOLEAN NOT NULL,

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "party_id" TEXT,
    "capacity" TEXT NOT NULL,
    "head" BOOLEAN NOT NULL DEFAULT false,
    "meeting" INTEGER,
    "invited_by" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "used_at" TIMESTAMPTZ(6),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "xid" BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint,
    "person" TEXT,
    "party" TEXT,
    "capacity" TEXT NOT NULL,
    "request" TEXT NOT NULL,
    "room" TEXT NOT NULL,
    "act" TEXT NOT NULL,
    "object_kind" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "meeting" INTEGER,
    "audience" TEXT NOT NULL,
    "only_party" TEXT,
    "before" JSONB,
    "after" JSONB,
    "chain" BYTEA,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "collab_update" (
    "seq" BIGSERIAL NOT NULL,
    "document" TEXT NOT NULL,
    "person" TEXT,
    "party" TEXT,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "collab_update_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "collab_snapshot" (
    "document" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "bytes" BYTEA NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "collab_snapshot_pkey" PRIMARY KEY ("document","seq")
);

-- CreateTable
CREATE TABLE "collab_projection" (
    "document" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "collab_projection_pkey" PRIMARY KEY ("document")
);

-- CreateTable
CREATE TABLE "installation" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "meeting" (
    "id" SERIAL NOT NULL,
    "year" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "som" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "city" TEXT,
    "venue" TEXT,
    "zone" TEXT NOT NULL,
    "first_day" DATE,
    "last_day" DATE,
    "status" TEXT NOT NULL,
    "source_language" TEXT NOT NULL DEFAULT 'en',
    "source" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,
    "demonstration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_session" (
    "id" TEXT NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "starts_at" TIMESTAMPTZ(6) NOT NULL,
    "ends_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "meeting_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_break" (
    "id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(6) NOT NULL,
    "minutes" INTEGER NOT NULL,

    CONSTRAINT "meeting_break_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_language" (
    "meeting_id" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "required" BOOLEAN NOT NULL DEFAULT false,
    "owner" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "meeting_language_pkey" PRIMARY KEY ("meeting_id","language")
);

-- CreateTable
CREATE TABLE "meeting_drafter" (
    "meeting_id" INTEGER NOT NULL,
    "person_id" TEXT NOT NULL,

    CONSTRAINT "meeting_drafter_pkey" PRIMARY KEY ("meeting_id","person_id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "event" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "meeting_id" INTEGER,
    "path" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "read_at" TIMESTAMPTZ(6),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_choice" (
    "person_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "bell" BOOLEAN NOT NULL,
    "mail" BOOLEAN NOT NULL,

    CONSTRAINT "notice_choice_pkey" PRIMARY KEY ("person_id","kind")
);

-- CreateTable
CREATE TABLE "mail_message" (
    "id" TEXT NOT NULL,
    "person_id" TEXT,
    "notice_id" TEXT,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "sent_at" TIMESTAMPTZ(6),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,

    CONSTRAINT "mail_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "search_entry" (
    "kind" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "meeting_id" INTEGER,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "visibility" TEXT NOT NULL,
    "path" TEXT NOT NULL,

    CONSTRAINT "search_entry_pkey" PRIMARY KEY ("kind","object_id","language")
);

-- CreateIndex
CREATE INDEX "agenda_item_meeting_id_position_idx" ON "agenda_item"("meeting_id", "position");

-- CreateIndex
CREATE INDEX "agenda_text_meeting_id_language_idx" ON "agenda_text"("meeting_id", "language");

-- CreateIndex
CREATE INDEX "agenda_translation_meeting_id_language_idx" ON "agenda_translation"("meeting_id", "language");

-- CreateIndex
CREATE INDEX "agenda_basis_meeting_id_language_idx" ON "agenda_basis"("meeting_id", "language");

-- CreateIndex
CREATE INDEX "agenda_neutral_meeting_id_idx" ON "agenda_neutral"("meeting_id");

-- CreateIndex
CREATE INDEX "agenda_comment_meeting_id_item_id_idx" ON "agenda_comment"("meeting_id", "item_id");

-- CreateIndex
CREATE UNIQUE INDEX "agenda_edition_meeting_id_n_key" ON "agenda_edition"("meeting_id", "n");

-- CreateIndex
CREATE UNIQUE INDEX "paper_meeting_id_sequence_key" ON "paper"("meeting_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "paper_version_paper_id_revision_key" ON "paper_version"("paper_id", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "paper_version_number_key" ON "paper_version"("number");

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE INDEX "mandate_person_id_idx" ON "mandate"("person_id");

-- CreateIndex
CREATE INDEX "mandate_party_id_idx" ON "mandate"("party_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");

-- CreateIndex
CREATE INDEX "sign_in_attempt_account_at_idx" ON "sign_in_attempt"("account", "at");

-- CreateIndex
CREATE INDEX "sign_in_attempt_address_at_idx" ON "sign_in_attempt"("address", "at");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "event_meeting_id_idx" ON "event"("meeting", "id");

-- CreateIndex
CREATE INDEX "event_object_kind_object_id_id_idx" ON "event"("object_kind", "object_id", "id");

-- CreateIndex
CREATE INDEX "event_act_id_idx" ON "event"("act", "id");

-- CreateIndex
CREATE INDEX "event_xid_id_idx" ON "event"("xid", "id");

-- CreateIndex
CREATE INDEX "collab_update_document_seq_idx" ON "collab_update"("document", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_year_ordinal_key" ON "meeting"("year", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "meeting_session_meeting_id_position_key" ON "meeting_session"("meeting_id", "position");

-- CreateIndex
CREATE INDEX "meeting_break_session_id_idx" ON "meeting_break"("session_id");

-- CreateIndex
CREATE INDEX "notice_person_id_id_idx" ON "notice"("person_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "notice_person_id_event_kind_key" ON "notice"("person_id", "event", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "mail_message_notice_id_key" ON "mail_message"("notice_id");

-- CreateIndex
CREATE UNIQUE INDEX "mail_message_message_id_key" ON "mail_message"("message_id");

-- CreateIndex
CREATE INDEX "search_entry_words_idx" ON "search_entry" USING GIN ("words" gin_trgm_ops);

-- AddForeignKey
ALTER TABLE "agenda_edition_item" ADD CONSTRAINT "agenda_edition_item_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "agenda_edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_edition_text" ADD CONSTRAINT "agenda_edition_text_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "agenda_edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_edition_language" ADD CONSTRAINT "agenda_edition_language_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "agenda_edition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "paper_version" ADD CONSTRAINT "paper_version_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "paper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_mandate_id_fkey" FOREIGN KEY ("mandate_id") REFERENCES "mandate"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_party_id_fkey" FOREIGN KEY ("party_id") REFERENCES "party"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_session" ADD CONSTRAINT "meeting_session_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_break" ADD CONSTRAINT "meeting_break_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "meeting_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_language" ADD CONSTRAINT "meeting_language_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_drafter" ADD CONSTRAINT "meeting_drafter_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;


