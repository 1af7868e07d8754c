CREATE TABLE "audit_entries" (
	"number" bigint PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"details" jsonb NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"year" smallint PRIMARY KEY NOT NULL,
	"definition" jsonb NOT NULL,
	"sha256" text NOT NULL,
	"loaded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"name" text NOT NULL,
	"valid_from" date NOT NULL,
	"value" jsonb NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "settings_name_valid_from_pk" PRIMARY KEY("name","valid_from")
);
--> statement-breakpoint
CREATE TABLE "response_mean_tallies" (
	"round_id" integer NOT NULL,
	"standing" text NOT NULL,
	"channel" text NOT NULL,
	"mean" integer NOT NULL,
	"count" bigint NOT NULL,
	CONSTRAINT "response_mean_tallies_round_id_standing_channel_mean_pk" PRIMARY KEY("round_id","standing","channel","mean")
);
--> statement-breakpoint
CREATE TABLE "response_tallies" (
	"round_id" integer NOT NULL,
	"standing" text NOT NULL,
	"channel" text NOT NULL,
	"item" smallint NOT NULL,
	"value" smallint NOT NULL,
	"count" bigint NOT NULL,
	CONSTRAINT "response_tallies_round_id_standing_channel_item_value_pk" PRIMARY KEY("round_id","standing","channel","item","value")
);
--> statement-breakpoint
CREATE TABLE "instruments" (
	"id" text PRIMARY KEY NOT NULL,
	"survey" text NOT NULL,
	"definition" jsonb NOT NULL,
	"sha256" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quarantined_responses" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "quarantined_responses_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"response_id" uuid NOT NULL,
	"content_hash" "bytea" NOT NULL,
	"content" jsonb NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "quarantined_responses_content" UNIQUE("response_id","content_hash")
);
--> statement-breakpoint
CREATE TABLE "responses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" integer NOT NULL,
	"instrument_id" text NOT NULL,
	"channel" text NOT NULL,
	"answers" smallint[] NOT NULL,
	"scale_max" smallint NOT NULL,
	"item_count" smallint NOT NULL,
	"sex" text,
	"age_band" text,
	"education" text,
	"occupation" text,
	"service_type" text,
	"disability" text,
	"suggestion" text,
	"source" text,
	"taken_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"duration_ms" integer,
	"clock_offset_ms" integer,
	"content_hash" "bytea" NOT NULL,
	"standing" text NOT NULL,
	"flags" text[] NOT NULL,
	"void_reason" text,
	"folded" boolean DEFAULT false NOT NULL,
	CONSTRAINT "responses_channel" CHECK ("responses"."channel" in ('kiosk', 'web', 'qr', 'paper', 'assisted')),
	CONSTRAINT "responses_standing" CHECK ("responses"."standing" in ('counted', 'held', 'late')),
	CONSTRAINT "responses_content_hash" CHECK (octet_length("responses"."content_hash") = 32),
	CONSTRAINT "responses_answers" CHECK (array_ndims("responses"."answers") = 1
        and cardinality("responses"."answers") = "responses"."item_count"
        and cardinality(array_remove("responses"."answers", null)) > 0
        and 1 <= all (array_remove("responses"."answers", null))
        and "responses"."scale_max" >= all (array_remove("responses"."answers", null)))
);
--> statement-breakpoint
CREATE TABLE "survey_rounds" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "survey_rounds_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"survey" text NOT NULL,
	"year" smallint NOT NULL,
	"quarter" smallint NOT NULL,
	"instrument_id" text NOT NULL,
	"opens_on" date NOT NULL,
	"closes_on" date NOT NULL,
	"stage" text DEFAULT 'scheduled' NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"closed_at" timestamp with time zone,
	"published_at" timestamp with time zone,
	CONSTRAINT "survey_rounds_survey_period" UNIQUE("survey","year","quarter"),
	CONSTRAINT "survey_rounds_quarter" CHECK ("survey_rounds"."quarter" between 1 and 4),
	CONSTRAINT "survey_rounds_dates" CHECK ("survey_rounds"."opens_on" <= "survey_rounds"."closes_on")
);
--> statement-breakpoint
ALTER TABLE "response_mean_tallies" ADD CONSTRAINT "response_mean_tallies_round_id_survey_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."survey_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_tallies" ADD CONSTRAINT "response_tallies_round_id_survey_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."survey_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_round_id_survey_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."survey_rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_rounds" ADD CONSTRAINT "survey_rounds_instrument_id_instruments_id_fk" FOREIGN KEY ("instrument_id") REFERENCES "public"."instruments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "responses_unfolded" ON "responses" USING btree ("round_id") WHERE not folded;--> statement-breakpoint
CREATE INDEX "responses_round" ON "responses" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "survey_rounds_survey_opens" ON "survey_rounds" USING btree ("survey","opens_on");