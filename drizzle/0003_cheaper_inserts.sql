ALTER TABLE "responses" DROP CONSTRAINT "responses_round_id_survey_rounds_id_fk";
--> statement-breakpoint
DROP INDEX "responses_round";--> statement-breakpoint
CREATE INDEX "responses_round" ON "responses" USING brin ("round_id");