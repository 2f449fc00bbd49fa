-- AlterTable
ALTER TABLE "Member" ADD COLUMN "participationOn" TEXT;
ALTER TABLE "Member" ADD COLUMN "residenceMonths" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Member" ADD COLUMN "residenceUnitId" TEXT;

-- AlterTable
ALTER TABLE "ResidenceRegistration" ADD COLUMN "endedAt" DATETIME;

-- AlterTable
ALTER TABLE "Activity" ADD COLUMN "roomSecret" TEXT;
ALTER TABLE "Activity" ADD COLUMN "sumCame" INTEGER;
ALTER TABLE "Activity" ADD COLUMN "sumExpected" INTEGER;

-- AlterTable
ALTER TABLE "PledgeProgramme" ADD COLUMN "badge" TEXT;
ALTER TABLE "PledgeProgramme" ADD COLUMN "issuer" TEXT;

-- AlterTable
ALTER TABLE "Pledge" ADD COLUMN "selfAssessedAt" DATETIME;
ALTER TABLE "Pledge" ADD COLUMN "selfAssessment" TEXT;
ALTER TABLE "Pledge" ADD COLUMN "sharedAt" DATETIME;

-- AlterTable
ALTER TABLE "Inbound" ADD COLUMN "sequence" INTEGER;

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN "byPhone" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "ResidenceRemark" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "memberId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "activities" INTEGER NOT NULL,
    "level" TEXT NOT NULL,
    "sentence" TEXT,
    "state" TEXT NOT NULL,
    "objection" TEXT,
    "byId" TEXT,
    "shownAt" DATETIME NOT NULL,
    "finalAt" DATETIME
);

-- CreateTable
CREATE TABLE "UnitSetting" (
    "unitId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    PRIMARY KEY ("unitId", "name")
);

-- CreateTable
CREATE TABLE "ActivityHost" (
    "activityId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,

    PRIMARY KEY ("activityId", "unitId")
);

-- CreateTable
CREATE TABLE "PledgePause" (
    "pledgeId" TEXT NOT NULL,
    "fromDay" TEXT NOT NULL,
    "toDay" TEXT,

    PRIMARY KEY ("pledgeId", "fromDay")
);

-- CreateTable
CREATE TABLE "PledgeConclusion" (
    "memberId" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "conclusion" TEXT NOT NULL,
    "byId" TEXT,
    "at" DATETIME NOT NULL,
    "badgeNumber" INTEGER,
    "badgeCode" TEXT,

    PRIMARY KEY ("memberId", "programmeId", "year")
);

-- CreateTable
CREATE TABLE "Commitment" (
    "memberId" TEXT NOT NULL,
    "programmeId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "committedOn" TEXT NOT NULL,
    "conclusion" TEXT,
    "concludedById" TEXT,
    "concludedAt" DATETIME,

    PRIMARY KEY ("memberId", "programmeId", "code", "year")
);

-- CreateTable
CREATE TABLE "MonthReport" (
    "unitId" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "counters" JSONB NOT NULL,
    "figures" JSONB,
    "dueAt" DATETIME NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "sentAt" DATETIME,
    "byId" TEXT,
    "remindedAt" DATETIME,

    PRIMARY KEY ("unitId", "month")
);

-- CreateTable
CREATE TABLE "DeskLink" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "contactId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME
);

-- CreateTable
CREATE TABLE "DeskSession" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "contactId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Recount" (
    "kind" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "state" TEXT NOT NULL,

    PRIMARY KEY ("kind", "subjectId")
);

-- CreateTable
CREATE TABLE "ResidenceSum" (
    "period" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "part" INTEGER NOT NULL,
    "whole" INTEGER NOT NULL,

    PRIMARY KEY ("period", "day", "unitId")
);

-- CreateIndex
CREATE INDEX "ResidenceRemark_unitId_period_idx" ON "ResidenceRemark"("unitId", "period");

-- CreateIndex
CREATE INDEX "ResidenceRemark_state_shownAt_idx" ON "ResidenceRemark"("state", "shownAt");

-- CreateIndex
CREATE UNIQUE INDEX "ResidenceRemark_memberId_period_key" ON "ResidenceRemark"("memberId", "period");

-- CreateIndex
CREATE INDEX "Activity_roomSecret_idx" ON "Activity"("roomSecret");

-- CreateIndex
CREATE INDEX "ActivityHost_unitId_idx" ON "ActivityHost"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "PledgeConclusion_badgeCode_key" ON "PledgeConclusion"("badgeCode");

-- CreateIndex
CREATE INDEX "PledgeConclusion_programmeId_year_idx" ON "PledgeConclusion"("programmeId", "year");

-- CreateIndex
CREATE INDEX "MonthReport_month_state_idx" ON "MonthReport"("month", "state");

-- CreateIndex
CREATE INDEX "DeskLink_contactId_idx" ON "DeskLink"("contactId");

-- CreateIndex
CREATE INDEX "DeskSession_contactId_idx" ON "DeskSession"("contactId");

-- CreateIndex
CREATE INDEX "Member_figures_idx" ON "Member"("branchId", "status", "roleTitle", "gender", "unionJoinDate", "participation", "participationOn", "residenceMonths", "residenceUnitId", "id");

-- CreateIndex
CREATE INDEX "Member_residenceUnitId_idx" ON "Member"("residenceUnitId");

-- CreateIndex
CREATE INDEX "ResidenceRegistration_decidedAt_idx" ON "ResidenceRegistration"("decidedAt");

-- CreateIndex
CREATE INDEX "ResidenceRegistration_endedAt_idx" ON "ResidenceRegistration"("endedAt");

-- CreateIndex
CREATE INDEX "ResidenceRegistration_createdAt_idx" ON "ResidenceRegistration"("createdAt");

-- DropIndex
DROP INDEX "ResidenceRegistration_memberId_idx";

-- CreateIndex
CREATE INDEX "ResidenceRegistration_figures_idx" ON "ResidenceRegistration"("memberId", "state", "decidedAt", "endedAt", "createdAt", "receivingUnitId", "id");

-- DropIndex
DROP INDEX "Attendance_memberId_idx";

-- CreateIndex
CREATE INDEX "Attendance_memberId_activityId_mark_idx" ON "Attendance"("memberId", "activityId", "mark");

-- CreateIndex
CREATE INDEX "Pledge_programmeId_memberId_idx" ON "Pledge"("programmeId", "memberId");
