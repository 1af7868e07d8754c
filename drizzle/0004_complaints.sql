CREATE TABLE "spent_challenges" (
	"nonce" "bytea" PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "complaint_recaps" (
	"year" smallint NOT NULL,
	"month" smallint NOT NULL,
	"version" smallint NOT NULL,
	"recap" jsonb NOT NULL,
	"frozen_at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	CONSTRAINT "complaint_recaps_year_month_version_pk" PRIMARY KEY("year","month","version")
);
--> statement-breakpoint
CREATE TABLE "complaint_attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"complaint_id" uuid NOT NULL,
	"message_id" uuid,
	"name" "bytea" NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"cleaned" boolean NOT NULL,
	"content" "bytea" NOT NULL,
	"added_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "complaint_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "complaint_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"complaint_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"on_date" date NOT NULL,
	"kind" text NOT NULL,
	"from_state" text,
	"to_state" text,
	"actor" text NOT NULL,
	"detail" text
);
--> statement-breakpoint
CREATE TABLE "complaint_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"complaint_id" uuid NOT NULL,
	"author" text NOT NULL,
	"author_id" uuid,
	"body" "bytea",
	"sent_at" timestamp with time zone NOT NULL,
	"redacted_on" date
);
--> statement-breakpoint
CREATE TABLE "complaint_registers" (
	"year" smallint PRIMARY KEY NOT NULL,
	"last_sequence" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "complaint_subscriptions" (
	"complaint_id" uuid PRIMARY KEY NOT NULL,
	"address" "bytea" NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "complaint_subscriptions_token" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "complaints" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"register_year" smallint NOT NULL,
	"register_sequence" integer NOT NULL,
	"register_number" text NOT NULL,
	"code_hash" "bytea",
	"data_key" "bytea",
	"class" text NOT NULL,
	"oversight" boolean,
	"category" text NOT NULL,
	"channel" text NOT NULL,
	"identity" text NOT NULL,
	"state" text NOT NULL,
	"quarantined" boolean DEFAULT false NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"received_on" date NOT NULL,
	"verify_due_on" date NOT NULL,
	"first_response_due_on" date NOT NULL,
	"resolve_due_on" date,
	"complete_due_on" date,
	"auto_close_on" date,
	"verified_on" date,
	"first_response_on" date,
	"file_complete_on" date,
	"answered_on" date,
	"ended_on" date,
	"reopened_on" date,
	"assignee_id" uuid,
	"merged_into_id" uuid,
	"forwarded_to" text,
	"external_reference" text,
	"content" "bytea",
	"complainant" "bytea",
	"identity_erased_on" date,
	"public_summary" text,
	"published_on" date,
	"satisfaction" smallint,
	"satisfaction_words" "bytea",
	"follow_up_asked_on" date,
	"version" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "complaints_submission" UNIQUE("submission_id"),
	CONSTRAINT "complaints_register_number" UNIQUE("register_number"),
	CONSTRAINT "complaints_code" UNIQUE("code_hash"),
	CONSTRAINT "complaints_register" UNIQUE("register_year","register_sequence"),
	CONSTRAINT "complaints_identity_kept" CHECK ("complaints"."identity" <> 'anonymous' or "complaints"."complainant" is null),
	CONSTRAINT "complaints_satisfaction" CHECK ("complaints"."satisfaction" between 1 and 4),
	CONSTRAINT "complaints_public_summary" CHECK (char_length("complaints"."public_summary") <= 300),
	CONSTRAINT "complaints_not_merged_into_itself" CHECK ("complaints"."merged_into_id" <> "complaints"."id")
);
--> statement-breakpoint
CREATE TABLE "holidays" (
	"date" date PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_deliveries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mail_deliveries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"tried_at" timestamp with time zone NOT NULL,
	"outcome" text NOT NULL,
	"problem" text
);
--> statement-breakpoint
ALTER TABLE "staff_accounts" DROP CONSTRAINT "staff_accounts_role";--> statement-breakpoint
ALTER TABLE "complaint_attachments" ADD CONSTRAINT "complaint_attachments_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_attachments" ADD CONSTRAINT "complaint_attachments_message_id_complaint_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."complaint_messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_events" ADD CONSTRAINT "complaint_events_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_messages" ADD CONSTRAINT "complaint_messages_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_messages" ADD CONSTRAINT "complaint_messages_author_id_staff_accounts_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."staff_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint_subscriptions" ADD CONSTRAINT "complaint_subscriptions_complaint_id_complaints_id_fk" FOREIGN KEY ("complaint_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_assignee_id_staff_accounts_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."staff_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaints" ADD CONSTRAINT "complaints_merged_into_id_complaints_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."complaints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "spent_challenges_expires" ON "spent_challenges" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "complaint_attachments_complaint" ON "complaint_attachments" USING btree ("complaint_id");--> statement-breakpoint
CREATE INDEX "complaint_attachments_added" ON "complaint_attachments" USING btree ("added_at");--> statement-breakpoint
CREATE INDEX "complaint_events_complaint" ON "complaint_events" USING btree ("complaint_id","id");--> statement-breakpoint
CREATE INDEX "complaint_events_day" ON "complaint_events" USING btree ("on_date");--> statement-breakpoint
CREATE INDEX "complaint_messages_complaint" ON "complaint_messages" USING btree ("complaint_id","sent_at");--> statement-breakpoint
CREATE INDEX "complaints_open" ON "complaints" USING btree ("resolve_due_on") WHERE ended_on is null;--> statement-breakpoint
CREATE INDEX "complaints_received" ON "complaints" USING btree ("received_on");--> statement-breakpoint
CREATE INDEX "complaints_merged" ON "complaints" USING btree ("merged_into_id");--> statement-breakpoint
CREATE INDEX "complaints_published" ON "complaints" USING btree ("published_on") WHERE published_on is not null;--> statement-breakpoint
CREATE INDEX "mail_deliveries_tried" ON "mail_deliveries" USING btree ("tried_at");--> statement-breakpoint
ALTER TABLE "staff_accounts" ADD CONSTRAINT "staff_accounts_role" CHECK ("staff_accounts"."role" in ('admin', 'survey_officer', 'complaint_officer', 'leadership'));