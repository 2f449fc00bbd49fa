-- Written by hand: whoever changes a list, an activity or a residence that last night's sums have counted says so (docs/decisions/0016).
-- Names of settings and the reading of the sums: src/storage/figures-settled.ts.

CREATE TRIGGER "Attendance_insert_recount" AFTER INSERT ON "Attendance"
WHEN EXISTS (
  SELECT 1 FROM "Activity" a WHERE a."id" = NEW."activityId" AND a."startAt" >= (SELECT "value" FROM "Setting" WHERE "name" = 'figures.settledFrom') AND a."startAt" < (SELECT "value" FROM "Setting" WHERE "name" = 'figures.settlingTo'))
BEGIN
  INSERT INTO "Recount" ("kind", "subjectId", "state") VALUES ('activity', NEW."activityId", 'waiting')
    ON CONFLICT ("kind", "subjectId") DO UPDATE SET "state" = 'waiting';
  INSERT INTO "Recount" ("kind", "subjectId", "state") VALUES ('member', NEW."memberId", 'waiting')
    ON CONFLICT ("kind", "subjectId") DO UPDATE SET "state" = 'waiting';
END;

CREATE TRIGGER "Attendance_delete_recount" AFTER DELETE ON "Attendance"
WHEN EXISTS (
  SELECT 1 FROM "Activity" a WHERE a."id" = OLD."activityId" AND a."startAt" >= (SELECT "value" FROM "Setting" WHERE "name" = 'figures.settledFrom') AND a."startAt" < (SELECT "value" FROM "Setting" WHERE "name" = 'figures.settlingTo'))
BEGIN
  INSERT INTO "Recount" ("kind", "subjectId", "state") VALUES ('activity', OLD."activityId", 'waiting')
    ON CONFLICT ("kind", "subjectId") DO UPDATE SET "state" = 'waiting';
  INSERT INTO "Recount" ("kind", "subjectId", "state") VALUES ('member', OLD."memberId", 'waiting')
    ON CONFLICT ("kind", "subjectId") DO UPDATE SET "state" = 'waiting';
END;

CREATE TRIGGER "Attendance_update_recount" AFTER UPDATE OF "mark" ON "Attendance"
WHEN NEW."mark" <> OLD."mark" AND EXISTS (
  SELECT 1 FROM "Activity" a WHERE a."id" = NEW."activityId" AND a."startAt" >= (SELECT "value" FROM "Setting" WHERE "name" = 'figures.settledFrom') AND a."startAt" < (SELECT "value" FROM "Setting" WHERE "name" = 'figures.settlingTo'))
BEGIN
  INSERT INTO "Recount" ("kind", "subjectId", "state") VALUES ('activity', NEW."activityId", 'waiting')
    ON CONFLICT ("kind", "subjectId") DO UPDATE SET "state" = 'waiting';
  INSERT INTO "Recount" ("kind", "subjectId", "state") VALUES ('member', NEW."memberId", 'waiting')
    ON CONFLICT ("kind", "subjectId") DO UPDATE SET "state" = 'waiting';
END;

CREATE TRIGGER "Invitation_insert_recount" AFTER INSERT ON "Invitation"
WHEN EXISTS (
  SELECT 1 FROM "Activity" a WHERE a."id" = NEW."activityId" AND a."startAt" >= (SELECT "value" FROM "Setting" WHERE "name" = 'figures.settledFrom') AND a."startAt" < (SELECT "value" FROM "Setting" WHERE "name" = 'figures.settlingTo'))
BEGIN
  INSERT INTO "Recount" ("kind", "subjectId", "state") VALUES ('activity', NEW."activityId", 'waiting')
    ON CONFLICT ("kind", "subjectId") DO UPDATE SET "state" = 'waiting';
END;

CREATE TRIGGER "Invitation_delete_recount" AFTER DELETE ON "Invitation"
WHEN EXISTS (
  SELECT 1 FROM "Activity" a WHERE a."id" = OLD."activityId" AND a."startAt" >= (SELECT "value" FROM "Setting" WHERE "name" = 'figures.settledFrom') AND a."startAt" < (SELECT "value" FROM "Setting" WHERE "name" = 'figures.settlingTo'))
BEGIN
  INSERT INTO "Recount" ("kind", "subjectId", "state") VALUES ('activity', OLD."activityId", 'waiting')
    ON CONFLICT ("kind", "subjectId") DO UPDATE SET "state" = 'waiting';
END;

CREATE TRIGGER "Activity_update_recount" AFTER UPDATE OF "unitId", "kind", "startAt", "state" ON "Activity"
WHEN (NEW."unitId" <> OLD."unitId" OR NEW."kind" <> OLD."kind" OR NEW."startAt" <> OLD."startAt" OR (NEW."state" = 'cancelled') <> (OLD."state" = 'cancelled'))
  AND ((OLD."startAt" >= (SELECT "value" FROM "Setting" WHERE "name" = 'figures.settledFrom') AND OLD."startAt" < (SELECT "value" FROM "Setting" WHERE "name" = 'figures.settlingTo'))
    OR (NEW."startAt" >= (SELECT "value" FROM "Setting" WHERE "name" = 'figures.settledFrom') AND NEW."startAt" < (SELECT "value" FROM "Setting" WHERE "name" = 'figures.settlingTo')))
BEGIN
  INSERT INTO "Recount" ("kind", "subjectId", "state") VALUES ('activity', NEW."id", 'waiting')
    ON CONFLICT ("kind", "subjectId") DO UPDATE SET "state" = 'waiting';
  INSERT INTO "Recount" ("kind", "subjectId", "state")
    SELECT 'member', t."memberId", 'waiting' FROM "Attendance" t WHERE t."activityId" = NEW."id"
    ON CONFLICT ("kind", "subjectId") DO UPDATE SET "state" = 'waiting';
END;

CREATE TRIGGER "ActivityHost_insert_recount" AFTER INSERT ON "ActivityHost"
WHEN EXISTS (
  SELECT 1 FROM "Activity" a WHERE a."id" = NEW."activityId" AND a."startAt" >= (SELECT "value" FROM "Setting" WHERE "name" = 'figures.settledFrom') AND a."startAt" < (SELECT "value" FROM "Setting" WHERE "name" = 'figures.settlingTo'))
BEGIN
  INSERT INTO "Recount" ("kind", "subjectId", "state")
    SELECT 'member', t."memberId", 'waiting' FROM "Attendance" t WHERE t."activityId" = NEW."activityId"
    ON CONFLICT ("kind", "subjectId") DO UPDATE SET "state" = 'waiting';
END;

CREATE TRIGGER "ActivityHost_delete_recount" AFTER DELETE ON "ActivityHost"
WHEN EXISTS (
  SELECT 1 FROM "Activity" a WHERE a."id" = OLD."activityId" AND a."startAt" >= (SELECT "value" FROM "Setting" WHERE "name" = 'figures.settledFrom') AND a."startAt" < (SELECT "value" FROM "Setting" WHERE "name" = 'figures.settlingTo'))
BEGIN
  INSERT INTO "Recount" ("kind", "subjectId", "state")
    SELECT 'member', t."memberId", 'waiting' FROM "Attendance" t WHERE t."activityId" = OLD."activityId"
    ON CONFLICT ("kind", "subjectId") DO UPDATE SET "state" = 'waiting';
END;

CREATE TRIGGER "ResidenceRegistration_insert_recount" AFTER INSERT ON "ResidenceRegistration"
WHEN (NEW."state" = 'received' OR NEW."endedAt" IS NOT NULL) AND EXISTS (SELECT 1 FROM "Setting" WHERE "name" = 'figures.settlingTo')
BEGIN
  INSERT INTO "Recount" ("kind", "subjectId", "state") VALUES ('member', NEW."memberId", 'waiting')
    ON CONFLICT ("kind", "subjectId") DO UPDATE SET "state" = 'waiting';
END;

CREATE TRIGGER "ResidenceRegistration_delete_recount" AFTER DELETE ON "ResidenceRegistration"
WHEN (OLD."state" = 'received' OR OLD."endedAt" IS NOT NULL) AND EXISTS (SELECT 1 FROM "Setting" WHERE "name" = 'figures.settlingTo')
BEGIN
  INSERT INTO "Recount" ("kind", "subjectId", "state") VALUES ('member', OLD."memberId", 'waiting')
    ON CONFLICT ("kind", "subjectId") DO UPDATE SET "state" = 'waiting';
END;

CREATE TRIGGER "ResidenceRegistration_update_recount" AFTER UPDATE OF "state", "decidedAt", "endedAt", "receivingUnitId" ON "ResidenceRegistration"
WHEN ((NEW."state" = 'received' OR NEW."endedAt" IS NOT NULL) OR (OLD."state" = 'received' OR OLD."endedAt" IS NOT NULL)) AND EXISTS (SELECT 1 FROM "Setting" WHERE "name" = 'figures.settlingTo')
BEGIN
  INSERT INTO "Recount" ("kind", "subjectId", "state") VALUES ('member', NEW."memberId", 'waiting')
    ON CONFLICT ("kind", "subjectId") DO UPDATE SET "state" = 'waiting';
END;

-- One of a hundred members is an officer; Prisma's schema has no words for an index of some rows.
CREATE INDEX "Member_officers_idx" ON "Member"("roleTitle", "branchId", "status", "id") WHERE "roleTitle" IS NOT NULL;

-- Where members live, hamlet by hamlet (domain.md §1.5): read without their rows.
CREATE INDEX "Member_hamlets_idx" ON "Member"("residenceCommune", "residenceHamlet", "status", "branchId") WHERE "residenceHamlet" IS NOT NULL;
