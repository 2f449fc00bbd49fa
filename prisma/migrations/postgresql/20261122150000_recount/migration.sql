-- Written by hand: whoever changes a list, an activity or a residence that last night's sums have counted says so (docs/decisions/0016).
-- Names of settings and the reading of the sums: src/storage/figures-settled.ts. Once a statement, and what is noted already is let
-- alone: a thousand who sign in at once must not wait for one another.

CREATE FUNCTION "recount"("what" text, "ids" text[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "Recount" ("kind", "subjectId", "state")
  SELECT "what", i."id", 'waiting' FROM (SELECT DISTINCT unnest("ids") AS "id") i
  WHERE NOT EXISTS (SELECT 1 FROM "Recount" k WHERE k."kind" = "what" AND k."subjectId" = i."id" AND k."state" = 'waiting')
  ORDER BY i."id"
  ON CONFLICT ("kind", "subjectId") DO UPDATE SET "state" = 'waiting'
$$;

-- Of these activities, those that the sums have counted; NULL: none.
CREATE FUNCTION "recount_counted"("ids" text[]) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT array_agg(a."id") FROM "Setting" f, "Setting" t, "Activity" a
  WHERE f."name" = 'figures.settledFrom' AND t."name" = 'figures.settlingTo' AND a."id" = ANY ("ids")
    AND a."startAt" >= f."value"::timestamptz AND a."startAt" < t."value"::timestamptz
$$;

CREATE FUNCTION "recount_attendees"("ids" text[]) RETURNS void LANGUAGE sql AS $$
  SELECT "recount"('member', ARRAY(SELECT t."memberId" FROM "Attendance" t WHERE t."activityId" = ANY ("ids")))
$$;

-- Attendance and Invitation, rows that came or went.
CREATE FUNCTION "recount_lists"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE counted text[];
BEGIN
  counted := "recount_counted"(ARRAY(SELECT DISTINCT c."activityId" FROM changed c));
  IF counted IS NOT NULL THEN
    PERFORM "recount"('activity', counted);
    IF TG_TABLE_NAME = 'Attendance' THEN
      PERFORM "recount"('member', ARRAY(SELECT c."memberId" FROM changed c WHERE c."activityId" = ANY (counted)));
    END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION "recount_marks"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE counted text[];
BEGIN
  counted := "recount_counted"(ARRAY(SELECT DISTINCT c."activityId" FROM changed c
    JOIN before b ON b."activityId" = c."activityId" AND b."memberId" = c."memberId" WHERE c."mark" <> b."mark"));
  IF counted IS NOT NULL THEN
    PERFORM "recount"('activity', counted);
    PERFORM "recount"('member', ARRAY(SELECT c."memberId" FROM changed c
      JOIN before b ON b."activityId" = c."activityId" AND b."memberId" = c."memberId"
      WHERE c."mark" <> b."mark" AND c."activityId" = ANY (counted)));
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION "recount_activities"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moved text[];
BEGIN
  SELECT array_agg(n."id") INTO moved FROM changed n JOIN before o ON o."id" = n."id", "Setting" f, "Setting" t
    WHERE f."name" = 'figures.settledFrom' AND t."name" = 'figures.settlingTo'
      AND (n."unitId" <> o."unitId" OR n."kind" <> o."kind" OR n."startAt" <> o."startAt" OR (n."state" = 'cancelled') <> (o."state" = 'cancelled'))
      AND ((o."startAt" >= f."value"::timestamptz AND o."startAt" < t."value"::timestamptz)
        OR (n."startAt" >= f."value"::timestamptz AND n."startAt" < t."value"::timestamptz));
  IF moved IS NOT NULL THEN
    PERFORM "recount"('activity', moved);
    PERFORM "recount_attendees"(moved);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION "recount_hosts"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE counted text[];
BEGIN
  counted := "recount_counted"(ARRAY(SELECT DISTINCT c."activityId" FROM changed c));
  IF counted IS NOT NULL THEN
    PERFORM "recount_attendees"(counted);
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION "recount_residences"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Setting" WHERE "name" = 'figures.settlingTo') THEN
    PERFORM "recount"('member', ARRAY(SELECT c."memberId" FROM changed c WHERE c."state" = 'received' OR c."endedAt" IS NOT NULL));
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION "recount_changed_residences"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Setting" WHERE "name" = 'figures.settlingTo') THEN
    PERFORM "recount"('member', ARRAY(SELECT n."memberId" FROM changed n JOIN before o ON o."id" = n."id"
      WHERE (n."state" = 'received' OR n."endedAt" IS NOT NULL OR o."state" = 'received' OR o."endedAt" IS NOT NULL)
        AND (n."state", n."decidedAt", n."endedAt", n."receivingUnitId") IS DISTINCT FROM (o."state", o."decidedAt", o."endedAt", o."receivingUnitId")));
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "Attendance_insert_recount" AFTER INSERT ON "Attendance"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "recount_lists"();
CREATE TRIGGER "Attendance_delete_recount" AFTER DELETE ON "Attendance"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "recount_lists"();
CREATE TRIGGER "Attendance_update_recount" AFTER UPDATE ON "Attendance"
  REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "recount_marks"();
CREATE TRIGGER "Invitation_insert_recount" AFTER INSERT ON "Invitation"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "recount_lists"();
CREATE TRIGGER "Invitation_delete_recount" AFTER DELETE ON "Invitation"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "recount_lists"();
CREATE TRIGGER "Activity_update_recount" AFTER UPDATE ON "Activity"
  REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "recount_activities"();
CREATE TRIGGER "ActivityHost_insert_recount" AFTER INSERT ON "ActivityHost"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "recount_hosts"();
CREATE TRIGGER "ActivityHost_delete_recount" AFTER DELETE ON "ActivityHost"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "recount_hosts"();
CREATE TRIGGER "ResidenceRegistration_insert_recount" AFTER INSERT ON "ResidenceRegistration"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "recount_residences"();
CREATE TRIGGER "ResidenceRegistration_delete_recount" AFTER DELETE ON "ResidenceRegistration"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "recount_residences"();
CREATE TRIGGER "ResidenceRegistration_update_recount" AFTER UPDATE ON "ResidenceRegistration"
  REFERENCING OLD TABLE AS before NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "recount_changed_residences"();

-- One of a hundred members is an officer; Prisma's schema has no words for an index of some rows.
CREATE INDEX "Member_officers_idx" ON "Member"("roleTitle", "branchId", "status", "id") WHERE "roleTitle" IS NOT NULL;

-- Where members live, hamlet by hamlet (domain.md §1.5): read without their rows.
CREATE INDEX "Member_hamlets_idx" ON "Member"("residenceCommune", "residenceHamlet", "status", "branchId") WHERE "residenceHamlet" IS NOT NULL;
