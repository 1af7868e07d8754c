CREATE SCHEMA "wbs";
--> statement-breakpoint
CREATE TABLE "wbs"."audit_entries" (
	"number" bigint PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"details" jsonb NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wbs"."chunks" (
	"file_id" "bytea" NOT NULL,
	"number" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "chunks_file_id_number_pk" PRIMARY KEY("file_id","number")
);
--> statement-breakpoint
CREATE TABLE "wbs"."files" (
	"id" "bytea" PRIMARY KEY NOT NULL,
	"report_id" "bytea" NOT NULL,
	"message_id" "bytea" NOT NULL,
	"size" integer NOT NULL,
	"announced_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wbs"."half_years" (
	"half_year" text PRIMARY KEY NOT NULL,
	"counts" jsonb NOT NULL,
	"frozen_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wbs"."instance" (
	"only" boolean PRIMARY KEY NOT NULL,
	"id" "bytea" NOT NULL,
	"reports_this_hour" integer NOT NULL,
	"bytes_this_hour" bigint NOT NULL,
	"unread_by_all" boolean NOT NULL,
	"compared_on" date,
	"compared_root" "bytea",
	CONSTRAINT "instance_only" CHECK ("wbs"."instance"."only")
);
--> statement-breakpoint
CREATE TABLE "wbs"."key_lists" (
	"epoch" integer PRIMARY KEY NOT NULL,
	"body" text NOT NULL,
	"signature" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	"imported_on" date NOT NULL,
	CONSTRAINT "key_lists_hash" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "wbs"."messages" (
	"id" "bytea" PRIMARY KEY NOT NULL,
	"report_id" "bytea" NOT NULL,
	"seq" integer NOT NULL,
	"sender" text NOT NULL,
	"kind" text NOT NULL,
	"mode" text NOT NULL,
	"key_list_hash" "bytea" NOT NULL,
	"previous" "bytea" NOT NULL,
	"seen" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	"iv" "bytea" NOT NULL,
	"ciphertext" "bytea" NOT NULL,
	"ciphertext_hash" "bytea" GENERATED ALWAYS AS (sha256(ciphertext)) STORED NOT NULL,
	"sealed_keys" "bytea" NOT NULL,
	"commitment" "bytea" NOT NULL,
	"signature" "bytea" NOT NULL,
	"signed_by" "bytea",
	"day" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wbs"."recipient_keys" (
	"key_id" "bytea" PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"public_key" "bytea" NOT NULL,
	"verify_key" "bytea" NOT NULL,
	"sealed" jsonb NOT NULL,
	"former_sealed" jsonb,
	"former_until" date,
	"memory" jsonb,
	"made_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wbs"."reports" (
	"id" "bytea" PRIMARY KEY NOT NULL,
	"lookup_hash" "bytea" NOT NULL,
	"alg" text NOT NULL,
	"report_key" "bytea" NOT NULL,
	"reporter_key" "bytea" NOT NULL,
	"reporter_verify_key" "bytea" NOT NULL,
	"key_list_hash" "bytea" NOT NULL,
	"recipients" "bytea" NOT NULL,
	"signature" "bytea" NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"received_on" date NOT NULL,
	"quarantined" boolean NOT NULL,
	"state" text NOT NULL,
	"closing_reason" text,
	"acknowledged_on" date,
	"reviewed_on" date,
	"feedback_on" date,
	"closed_on" date,
	"purge_on" date,
	"statistics_id" uuid,
	CONSTRAINT "reports_lookup" UNIQUE("lookup_hash")
);
--> statement-breakpoint
CREATE TABLE "wbs"."spent_nonces" (
	"nonce" "bytea" PRIMARY KEY NOT NULL,
	"day" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wbs"."statistics" (
	"id" uuid PRIMARY KEY NOT NULL,
	"received" text NOT NULL,
	"closed" text NOT NULL,
	"state" text NOT NULL,
	"reason" text NOT NULL,
	"mode" text NOT NULL,
	"acknowledged_in_time" boolean NOT NULL,
	"feedback_in_time" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wbs"."wraps" (
	"report_id" "bytea" NOT NULL,
	"key_id" "bytea" NOT NULL,
	"enc" "bytea" NOT NULL,
	"ct" "bytea" NOT NULL,
	"key_list_hash" "bytea" NOT NULL,
	"granted_by" "bytea",
	"granted_on" date,
	"read_seq" integer NOT NULL,
	CONSTRAINT "wraps_report_id_key_id_pk" PRIMARY KEY("report_id","key_id")
);
--> statement-breakpoint
ALTER TABLE "staff_accounts" DROP CONSTRAINT "staff_accounts_role";--> statement-breakpoint
ALTER TABLE "wbs"."chunks" ADD CONSTRAINT "chunks_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "wbs"."files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wbs"."files" ADD CONSTRAINT "files_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "wbs"."reports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wbs"."files" ADD CONSTRAINT "files_message_id_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "wbs"."messages"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wbs"."messages" ADD CONSTRAINT "messages_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "wbs"."reports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wbs"."recipient_keys" ADD CONSTRAINT "recipient_keys_account_id_staff_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."staff_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wbs"."wraps" ADD CONSTRAINT "wraps_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "wbs"."reports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "files_report" ON "wbs"."files" USING btree ("report_id");--> statement-breakpoint
CREATE INDEX "files_message" ON "wbs"."files" USING btree ("message_id");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_place" ON "wbs"."messages" USING btree ("report_id",("kind" = 'note'),"seq");--> statement-breakpoint
CREATE INDEX "recipient_keys_account" ON "wbs"."recipient_keys" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "wraps_key" ON "wbs"."wraps" USING btree ("key_id");--> statement-breakpoint
ALTER TABLE "staff_accounts" ADD CONSTRAINT "staff_accounts_role" CHECK ("staff_accounts"."role" in ('admin', 'survey_officer', 'complaint_officer', 'wbs_recipient', 'leadership'));--> statement-breakpoint
-- Ciphertext does not get smaller; compressing it would only cost time, and write it in two ways.
ALTER TABLE "wbs"."messages" ALTER COLUMN "ciphertext" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "wbs"."chunks" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;--> statement-breakpoint
-- PostgreSQL would tend these tables within a minute of a reporter's writing, and keep the time of it. The program does, each night.
DO $$
DECLARE
  place regclass;
BEGIN
  FOR place IN SELECT oid FROM pg_class WHERE relnamespace = 'wbs'::regnamespace AND relkind = 'r' LOOP
    EXECUTE format('ALTER TABLE %s SET (autovacuum_enabled = false)', place);
    IF (SELECT reltoastrelid FROM pg_class WHERE oid = place) <> 0 THEN
      EXECUTE format('ALTER TABLE %s SET (toast.autovacuum_enabled = false)', place);
    END IF;
  END LOOP;
END
$$;--> statement-breakpoint
-- Counting copies values into pg_statistic, and keeps the old ones once a table is empty: sealed keys would outlive what was erased.
DO $$
DECLARE
  place record;
BEGIN
  FOR place IN
    SELECT a.attrelid::regclass AS tab, a.attname AS col FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relnamespace = 'wbs'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
      AND a.atttypid IN ('bytea'::regtype, 'jsonb'::regtype)
  LOOP
    EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET STATISTICS 0', place.tab, place.col);
  END LOOP;
END
$$;--> statement-breakpoint
CREATE TRIGGER audit_entries_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON wbs.audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_audit_change();--> statement-breakpoint
-- What a reporter's request may learn: nothing without the hash of a lookup. The office's notes are not among it.
CREATE FUNCTION wbs.find_report(lookup bytea) RETURNS SETOF wbs.reports
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT * FROM wbs.reports WHERE lookup_hash = lookup
$$;--> statement-breakpoint
CREATE FUNCTION wbs.lock_report(lookup bytea) RETURNS SETOF wbs.reports
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT * FROM wbs.reports WHERE lookup_hash = lookup FOR UPDATE
$$;--> statement-breakpoint
CREATE FUNCTION wbs.find_submission(report bytea, lookup bytea) RETURNS TABLE (content_hash bytea)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT r.content_hash FROM wbs.reports r WHERE r.id = report OR r.lookup_hash = lookup
$$;--> statement-breakpoint
-- One page of a conversation. Of the reporter's own messages everything but the ciphertext, which may be large; of the office's so much as
-- about one answer holds, and always one.
CREATE FUNCTION wbs.mailbox_page(lookup bytea, after integer) RETURNS SETOF wbs.messages
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT p.id, p.report_id, p.seq, p.sender, p.kind, p.mode, p.key_list_hash, p.previous, p.seen, p.hash, p.iv,
    CASE WHEN p.sender = 'office' THEN m.ciphertext ELSE '' END,
    p.ciphertext_hash, p.sealed_keys, p.commitment, p.signature, p.signed_by, p.day
  FROM (
    SELECT n.*, sum(CASE WHEN n.sender = 'office' THEN octet_length(n.ciphertext) ELSE 0 END)
      OVER (ORDER BY n.seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier
    FROM wbs.messages n JOIN wbs.reports r ON r.id = n.report_id
    WHERE r.lookup_hash = lookup AND n.kind <> 'note' AND n.seq > after
    ORDER BY n.seq LIMIT 100
  ) p JOIN wbs.messages m ON m.id = p.id
  WHERE coalesce(p.earlier, 0) < 65536 ORDER BY p.seq
$$;--> statement-breakpoint
CREATE FUNCTION wbs.own_message(lookup bytea, message bytea) RETURNS SETOF wbs.messages
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT m.* FROM wbs.messages m JOIN wbs.reports r ON r.id = m.report_id
  WHERE r.lookup_hash = lookup AND m.id = message AND m.sender = 'reporter'
$$;--> statement-breakpoint
-- All that the next message is checked against: the newest one, whether this one is there, whether what it names as seen is there, and how
-- many the reporter wrote since the office did.
CREATE FUNCTION wbs.reply_place(lookup bytea, own bytea, named bytea)
  RETURNS TABLE (seq integer, hash bytea, stored boolean, named_stored boolean, unanswered integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT max(m.seq), (array_agg(m.hash ORDER BY m.seq DESC))[1], bool_or(m.hash = own),
    coalesce(bool_or(m.hash = named) FILTER (WHERE m.sender = 'office'), false),
    (count(*) FILTER (WHERE m.sender = 'reporter' AND m.seq > coalesce(o.seq, 0)))::integer
  FROM wbs.reports r JOIN wbs.messages m ON m.report_id = r.id
    CROSS JOIN LATERAL (SELECT max(n.seq) AS seq FROM wbs.messages n
      WHERE n.report_id = r.id AND n.kind <> 'note' AND n.sender = 'office') o
  WHERE r.lookup_hash = lookup AND m.kind <> 'note' HAVING count(*) > 0
$$;--> statement-breakpoint
CREATE FUNCTION wbs.mailbox_file(lookup bytea, file bytea) RETURNS SETOF wbs.files
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT f.* FROM wbs.files f JOIN wbs.reports r ON r.id = f.report_id WHERE r.lookup_hash = lookup AND f.id = file
$$;--> statement-breakpoint
CREATE FUNCTION wbs.stored_chunks(lookup bytea, file bytea) RETURNS TABLE (number integer)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT c.number FROM wbs.mailbox_file(lookup, file) f JOIN wbs.chunks c ON c.file_id = f.id ORDER BY c.number
$$;--> statement-breakpoint
CREATE FUNCTION wbs.same_chunk(lookup bytea, file bytea, place integer, content bytea) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT EXISTS (SELECT FROM wbs.mailbox_file(lookup, file) f JOIN wbs.chunks c ON c.file_id = f.id
    WHERE c.number = place AND c.bytes = content)
$$;--> statement-breakpoint
-- How many files of one message have come whole, and how many bytes of all of them.
CREATE FUNCTION wbs.arrived_files(lookup bytea, place integer) RETURNS TABLE (whole integer, bytes float8)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT (count(*) FILTER (WHERE a.arrived >= a.size))::integer, coalesce(sum(a.arrived), 0)::float8
  FROM (
    SELECT f.size, (SELECT coalesce(sum(octet_length(c.bytes)), 0) FROM wbs.chunks c WHERE c.file_id = f.id) AS arrived
    FROM wbs.files f JOIN wbs.messages m ON m.id = f.message_id JOIN wbs.reports r ON r.id = m.report_id
    WHERE r.lookup_hash = lookup AND m.kind <> 'note' AND m.seq = place
  ) a
$$;--> statement-breakpoint
-- The keys of the recipient who reads, set for one transaction.
CREATE FUNCTION wbs.current_keys() RETURNS bytea[]
  LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT coalesce(array_agg(decode(k, 'hex')), '{}')
  FROM unnest(string_to_array(nullif(current_setting('wbs.keys', true), ''), ',')) k
$$;--> statement-breakpoint
-- Whether this very transaction brought the report: nobody gives a key to a report that was there before.
CREATE FUNCTION wbs.came_with_this(report bytea) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT EXISTS (SELECT FROM wbs.reports r WHERE r.id = report AND r.xmin = pg_current_xact_id()::xid)
$$;--> statement-breakpoint
CREATE FUNCTION wbs.holds(report bytea) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT EXISTS (SELECT FROM wbs.wraps w WHERE w.report_id = report AND w.key_id = ANY (wbs.current_keys()))
$$;--> statement-breakpoint
-- A report that is opened again is counted as closed no more.
CREATE FUNCTION wbs.uncount(report bytea) RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
  DELETE FROM wbs.statistics s USING wbs.reports r WHERE r.id = report AND s.id = r.statistics_id AND wbs.holds(r.id)
$$;--> statement-breakpoint
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA wbs FROM PUBLIC;--> statement-breakpoint
ALTER TABLE wbs.reports ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE wbs.wraps ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE wbs.messages ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE wbs.files ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE wbs.chunks ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE FUNCTION wbs.right_to_set_role() RETURNS text
  LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
  SELECT CASE WHEN current_setting('server_version_num')::integer < 160000 THEN 'MEMBER' ELSE 'SET' END
$$;--> statement-breakpoint
-- Roles belong to the whole server and may exist already, or be forbidden to us: then the form stays closed and says so. Safe to
-- call again; the program does at each start, so that a database administrator may make the roles later.
CREATE FUNCTION wbs.ensure_roles() RETURNS boolean LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  role_name text;
  table_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['wbs_web', 'wbs_office'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
      END;
    END IF;
    -- From version 16 on a member may lack the right to take the role on; who made the role may give it to themselves.
    IF NOT pg_has_role(current_user, role_name, wbs.right_to_set_role()) THEN
      EXECUTE format('GRANT %I TO CURRENT_USER', role_name);
    END IF;
  END LOOP;
  IF has_table_privilege('wbs_office', 'wbs.audit_entries', 'INSERT') THEN
    RETURN true;
  END IF;
  GRANT USAGE ON SCHEMA wbs TO wbs_web, wbs_office;
  GRANT INSERT ON wbs.reports, wbs.wraps, wbs.messages, wbs.files, wbs.chunks, wbs.spent_nonces TO wbs_web;
  GRANT SELECT ON wbs.key_lists TO wbs_web, wbs_office;
  GRANT SELECT (id, reports_this_hour, bytes_this_hour) ON wbs.instance TO wbs_web, wbs_office;
  GRANT UPDATE (reports_this_hour, bytes_this_hour) ON wbs.instance TO wbs_web;
  GRANT EXECUTE ON FUNCTION wbs.find_report(bytea), wbs.lock_report(bytea), wbs.find_submission(bytea, bytea),
    wbs.mailbox_page(bytea, integer), wbs.own_message(bytea, bytea), wbs.reply_place(bytea, bytea, bytea),
    wbs.mailbox_file(bytea, bytea), wbs.stored_chunks(bytea, bytea), wbs.same_chunk(bytea, bytea, integer, bytea),
    wbs.arrived_files(bytea, integer), wbs.came_with_this(bytea) TO wbs_web;
  GRANT EXECUTE ON FUNCTION wbs.current_keys(), wbs.holds(bytea), wbs.uncount(bytea) TO wbs_office;
  GRANT SELECT, UPDATE ON wbs.reports TO wbs_office;
  GRANT SELECT, INSERT, UPDATE, DELETE ON wbs.wraps TO wbs_office;
  GRANT SELECT, INSERT ON wbs.messages TO wbs_office;
  GRANT SELECT ON wbs.files, wbs.chunks TO wbs_office;
  GRANT INSERT ON wbs.statistics TO wbs_office;
  FOREACH table_name IN ARRAY ARRAY['reports', 'messages', 'files', 'chunks'] LOOP
    EXECUTE format('CREATE POLICY web_adds ON wbs.%I FOR INSERT TO wbs_web WITH CHECK (true)', table_name);
  END LOOP;
  CREATE POLICY web_adds ON wbs.wraps FOR INSERT TO wbs_web
    WITH CHECK (granted_by IS NULL AND wbs.came_with_this(report_id));
  CREATE POLICY office_reads ON wbs.reports FOR SELECT TO wbs_office USING (wbs.holds(id));
  CREATE POLICY office_changes ON wbs.reports FOR UPDATE TO wbs_office USING (wbs.holds(id));
  CREATE POLICY office_reads ON wbs.wraps FOR SELECT TO wbs_office USING (wbs.holds(report_id));
  CREATE POLICY office_grants ON wbs.wraps FOR INSERT TO wbs_office WITH CHECK (wbs.holds(report_id));
  CREATE POLICY office_marks ON wbs.wraps FOR UPDATE TO wbs_office USING (key_id = ANY (wbs.current_keys()));
  CREATE POLICY office_recuses ON wbs.wraps FOR DELETE TO wbs_office USING (key_id = ANY (wbs.current_keys()));
  CREATE POLICY office_reads ON wbs.messages FOR SELECT TO wbs_office USING (wbs.holds(report_id));
  CREATE POLICY office_writes ON wbs.messages FOR INSERT TO wbs_office WITH CHECK (wbs.holds(report_id));
  CREATE POLICY office_reads ON wbs.files FOR SELECT TO wbs_office USING (wbs.holds(report_id));
  CREATE POLICY office_reads ON wbs.chunks FOR SELECT TO wbs_office
    USING (EXISTS (SELECT FROM wbs.files f WHERE f.id = file_id));
  GRANT SELECT, INSERT ON wbs.audit_entries TO wbs_office;
  RETURN true;
EXCEPTION WHEN insufficient_privilege THEN
  RETURN false;
END
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION wbs.ensure_roles() FROM PUBLIC;--> statement-breakpoint
SELECT wbs.ensure_roles();
