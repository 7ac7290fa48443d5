-- CreateTable
CREATE TABLE "delegation_member" (
    "id" TEXT NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "party" TEXT NOT NULL,
    "person_id" TEXT,
    "name" TEXT NOT NULL,
    "title" TEXT,
    "administration" TEXT,
    "role" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "registered_by" TEXT NOT NULL,
    "registered_at" TIMESTAMPTZ(6) NOT NULL,
    "accredited_by" TEXT,
    "accredited_at" TIMESTAMPTZ(6),
    "checked_in_at" TIMESTAMPTZ(6),

    CONSTRAINT "delegation_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delegation_need" (
    "member_id" TEXT NOT NULL,
    "meeting_id" INTEGER NOT NULL,
    "party" TEXT NOT NULL,
    "diet" TEXT,
    "access" TEXT,
    "text" TEXT,
    "typed_by" TEXT NOT NULL,
    "typed_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "delegation_need_pkey" PRIMARY KEY ("member_id")
);

-- CreateIndex
CREATE INDEX "delegation_member_meeting_id_party_idx" ON "delegation_member"("meeting_id", "party");

-- CreateIndex
CREATE INDEX "delegation_member_party_meeting_id_idx" ON "delegation_member"("party", "meeting_id");

-- CreateIndex
CREATE INDEX "delegation_need_meeting_id_party_idx" ON "delegation_need"("meeting_id", "party");

-- AddForeignKey
ALTER TABLE "delegation_member" ADD CONSTRAINT "delegation_member_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delegation_need" ADD CONSTRAINT "delegation_need_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "delegation_member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The second wall.
ALTER TABLE delegation_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE delegation_member FORCE ROW LEVEL SECURITY;
ALTER TABLE delegation_need ENABLE ROW LEVEL SECURITY;
ALTER TABLE delegation_need FORCE ROW LEVEL SECURITY;

CREATE FUNCTION app_head() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT coalesce(current_setting('app.head', true) = 'true', false) $$;
-- Who names a delegation: its head, an observer or a guest for the own organisation, and the secretariat for everybody.
CREATE FUNCTION app_registers(meeting int, party text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT app_secretariat(meeting) OR (app_admitted(meeting) AND coalesce(app_party() = party, false)
    AND ((app_is('member') AND app_head()) OR app_is('observer', 'guest')))
$$;

-- A delegation sees its own; of the others a member economy sees who is accredited.
GRANT SELECT, INSERT, UPDATE ON delegation_member TO sccp_portal;
CREATE POLICY delegation_member_read ON delegation_member FOR SELECT TO sccp_portal USING (
  app_leads(meeting_id) OR (app_admitted(meeting_id) AND (
    coalesce(app_party() = party AND app_is('member', 'leader', 'observer', 'guest'), false)
    OR (state = 'accredited' AND app_sees('members', meeting_id)))));
CREATE POLICY delegation_member_write ON delegation_member FOR INSERT TO sccp_portal WITH CHECK (app_registers(meeting_id, party));
CREATE POLICY delegation_member_change ON delegation_member FOR UPDATE TO sccp_portal
  USING (app_registers(meeting_id, party)) WITH CHECK (app_registers(meeting_id, party));

-- Accrediting and checking in are the secretariat's; what it has accredited, nobody else changes without its looking again.
CREATE FUNCTION delegation_member_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (NEW.meeting_id <> OLD.meeting_id OR NEW.party <> OLD.party) THEN
    RAISE EXCEPTION 'a member stays in the delegation' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF app_secretariat(NEW.meeting_id) THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'registered' OR NEW.accredited_at IS NOT NULL OR NEW.checked_in_at IS NOT NULL THEN
      RAISE EXCEPTION 'the secretariat accredits' USING ERRCODE = 'insufficient_privilege';
    END IF;
  ELSIF NEW.checked_in_at IS DISTINCT FROM OLD.checked_in_at OR (NEW.state = 'accredited' AND (OLD.state <> 'accredited'
    OR (NEW.person_id, NEW.name, NEW.title, NEW.administration, NEW.role) IS DISTINCT FROM (OLD.person_id, OLD.name, OLD.title, OLD.administration, OLD.role))) THEN
    RAISE EXCEPTION 'the secretariat accredits' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER delegation_member_guard BEFORE INSERT OR UPDATE ON delegation_member FOR EACH ROW EXECUTE FUNCTION delegation_member_guard();

-- Needs are told to the secretariat and to who registers the delegation: not to the chair, not to the other delegates.
GRANT SELECT, INSERT, UPDATE, DELETE ON delegation_need TO sccp_portal;
CREATE POLICY delegation_need_all ON delegation_need TO sccp_portal USING (app_registers(meeting_id, party))
  WITH CHECK (app_registers(meeting_id, party) AND EXISTS (
    SELECT 1 FROM delegation_member m WHERE m.id = member_id AND m.meeting_id = delegation_need.meeting_id AND m.party = delegation_need.party));

-- A delegation has one head, however many hands register at once.
ALTER TABLE delegation_member ADD CONSTRAINT delegation_one_head EXCLUDE USING btree (meeting_id WITH =, party WITH =)
  WHERE (role = 'head' AND state <> 'withdrawn');
