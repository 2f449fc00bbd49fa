-- CreateTable
CREATE TABLE "Unit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "parentId" TEXT,
    "code" TEXT,
    "kind" TEXT NOT NULL,
    "branchKind" TEXT,
    "name" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "hamlet" TEXT,
    "commune" TEXT,
    "modelBranch" BOOLEAN NOT NULL DEFAULT false,
    "hasFund" BOOLEAN NOT NULL DEFAULT false,
    "validFrom" DATETIME,
    "validTo" DATETIME,
    "replacedById" TEXT,
    "quietFrom" INTEGER,
    "quietTo" INTEGER,
    CONSTRAINT "Unit_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Unit" ("id") ON DELETE RESTRICT ON UPDATE NO ACTION
);

-- CreateTable
CREATE TABLE "Contact" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "memberId" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'vi',
    "preferred" TEXT,
    "stoppedAt" DATETIME,
    "meetingsOffAt" DATETIME,
    "meetingRemindersOffAt" DATETIME,
    "quietFrom" INTEGER,
    "quietTo" INTEGER,
    "addressForm" TEXT,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Address" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "contactId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "lastInboundAt" DATETIME,
    "staffUntil" DATETIME,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Member" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "fullName" TEXT NOT NULL,
    "nameKey" TEXT NOT NULL,
    "searchKey" TEXT NOT NULL,
    "sortKey" TEXT NOT NULL,
    "birthDate" TEXT,
    "phone" TEXT,
    "branchId" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "roleTitle" TEXT,
    "gender" TEXT,
    "occupation" TEXT,
    "unionJoinDate" TEXT,
    "cardNumber" TEXT,
    "residenceHamlet" TEXT,
    "residenceCommune" TEXT,
    "participation" TEXT,
    "residenceConfirmedAt" DATETIME,
    "source" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Registration" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "contactId" TEXT NOT NULL,
    "memberId" TEXT,
    "matched" BOOLEAN NOT NULL DEFAULT false,
    "branchId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "decidedById" TEXT,
    "createdAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    "remindedAt" DATETIME,
    "guardianAt" DATETIME,
    "guardianById" TEXT,
    "claimed" JSONB
);

-- CreateTable
CREATE TABLE "ResidenceRegistration" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "memberId" TEXT NOT NULL,
    "homeUnitId" TEXT,
    "receivingUnitId" TEXT NOT NULL,
    "slipNumber" TEXT,
    "state" TEXT NOT NULL,
    "decidedById" TEXT,
    "createdAt" DATETIME NOT NULL,
    "decidedAt" DATETIME,
    "remindedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "contactId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "textVersion" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "withdrawnAt" DATETIME
);

-- CreateTable
CREATE TABLE "Role" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "contactId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "validFrom" DATETIME NOT NULL,
    "validTo" DATETIME,
    "grantedBy" TEXT
);

-- CreateTable
CREATE TABLE "Inbound" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "contactId" TEXT NOT NULL,
    "content" JSONB,
    "sentAt" DATETIME NOT NULL,
    "receivedAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "doneAt" DATETIME
);

-- CreateTable
CREATE TABLE "Conversation" (
    "contactId" TEXT NOT NULL PRIMARY KEY,
    "state" JSONB NOT NULL,
    "flow" TEXT,
    "step" TEXT,
    "turnId" TEXT,
    "updatedAt" DATETIME NOT NULL,
    "remindedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT,
    "contactId" TEXT NOT NULL,
    "addressId" TEXT,
    "channel" TEXT,
    "account" TEXT,
    "externalId" TEXT,
    "digestId" TEXT,
    "kind" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "noticeId" TEXT,
    "inboundId" TEXT,
    "payload" JSONB,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "notBefore" DATETIME NOT NULL,
    "deadline" DATETIME,
    "leaseUntil" DATETIME,
    "messageId" TEXT,
    "failure" TEXT,
    "createdAt" DATETIME NOT NULL,
    "finishedAt" DATETIME,
    "receivedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT,
    "kind" TEXT NOT NULL,
    "activityId" TEXT,
    "unitId" TEXT NOT NULL,
    "authorId" TEXT,
    "content" JSONB NOT NULL,
    "audience" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expandedAt" DATETIME,
    "finishedAt" DATETIME,
    "deadline" DATETIME,
    "decidedById" TEXT,
    "progressNo" INTEGER NOT NULL DEFAULT 0,
    "progressAt" DATETIME,
    "progressOf" TEXT,
    "reportedAt" DATETIME,
    "seenCount" INTEGER NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "Activity" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "unitId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT,
    "startAt" DATETIME NOT NULL,
    "endAt" DATETIME,
    "place" TEXT NOT NULL,
    "content" TEXT,
    "dress" TEXT,
    "bring" TEXT,
    "audience" JSONB NOT NULL,
    "respondBy" DATETIME,
    "format" TEXT,
    "state" TEXT NOT NULL,
    "cancelReason" TEXT,
    "authorId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "checkInCode" TEXT,
    "checkInOpenAt" DATETIME,
    "checkInCloseAt" DATETIME,
    "graceMinutes" INTEGER NOT NULL DEFAULT 15,
    "guestCount" INTEGER NOT NULL DEFAULT 0,
    "askedAgainAt" DATETIME,
    "summedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Invitation" (
    "activityId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,

    PRIMARY KEY ("activityId", "memberId")
);

-- CreateTable
CREATE TABLE "Rsvp" (
    "activityId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("activityId", "memberId")
);

-- CreateTable
CREATE TABLE "Attendance" (
    "activityId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "mark" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "byId" TEXT,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("activityId", "memberId")
);

-- CreateTable
CREATE TABLE "LateCheckIn" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "activityId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "decidedAt" DATETIME
);

-- CreateTable
CREATE TABLE "CheckInMiss" (
    "contactId" TEXT NOT NULL PRIMARY KEY,
    "tries" INTEGER NOT NULL,
    "firstAt" DATETIME NOT NULL,
    "lastAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "PledgeProgramme" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "unitId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "audience" TEXT NOT NULL DEFAULT 'members',
    "groups" JSONB NOT NULL,
    "allowFreeText" BOOLEAN NOT NULL DEFAULT true,
    "validFrom" DATETIME,
    "validTo" DATETIME,
    "state" TEXT NOT NULL DEFAULT 'open'
);

-- CreateTable
CREATE TABLE "Pledge" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "memberId" TEXT NOT NULL,
    "programmeId" TEXT,
    "groupCode" TEXT,
    "text" TEXT NOT NULL,
    "rhythm" TEXT NOT NULL,
    "hour" INTEGER NOT NULL,
    "startedOn" TEXT NOT NULL,
    "nextDueAt" DATETIME,
    "state" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "endedAt" DATETIME
);

-- CreateTable
CREATE TABLE "PledgeCheckIn" (
    "pledgeId" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "status" TEXT,
    "askedAt" DATETIME NOT NULL,
    "at" DATETIME,

    PRIMARY KEY ("pledgeId", "dueOn")
);

-- CreateTable
CREATE TABLE "Question" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "contactId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "text" TEXT,
    "state" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "answeredAt" DATETIME,
    "answeredById" TEXT,
    "remindedAt" DATETIME
);

-- CreateTable
CREATE TABLE "JoinCode" (
    "code" TEXT NOT NULL PRIMARY KEY,
    "unitId" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "LinkCode" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "contactId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "attempts" INTEGER NOT NULL DEFAULT 0
);

-- CreateTable
CREATE TABLE "Erasure" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "erasedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Audit" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "actorId" TEXT,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "data" JSONB
);

-- CreateTable
CREATE TABLE "ChannelToken" (
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT NOT NULL,
    "accessExpiresAt" DATETIME,
    "refreshExpiresAt" DATETIME,
    "state" TEXT NOT NULL DEFAULT 'good',
    "lockedBy" TEXT,
    "lockedUntil" DATETIME,
    "updatedAt" DATETIME NOT NULL,

    PRIMARY KEY ("channel", "account")
);

-- CreateTable
CREATE TABLE "Lease" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "holder" TEXT NOT NULL,
    "until" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "AccountPause" (
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "until" DATETIME NOT NULL,
    "reason" TEXT NOT NULL,

    PRIMARY KEY ("channel", "account")
);

-- CreateTable
CREATE TABLE "Setting" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Unit_code_key" ON "Unit"("code");

-- CreateIndex
CREATE INDEX "Unit_parentId_idx" ON "Unit"("parentId");

-- CreateIndex
CREATE INDEX "Unit_path_idx" ON "Unit"("path");

-- CreateIndex
CREATE INDEX "Unit_nameKey_idx" ON "Unit"("nameKey");

-- CreateIndex
CREATE UNIQUE INDEX "Contact_memberId_key" ON "Contact"("memberId");

-- CreateIndex
CREATE INDEX "Address_contactId_idx" ON "Address"("contactId");

-- CreateIndex
CREATE UNIQUE INDEX "Address_channel_account_externalId_key" ON "Address"("channel", "account", "externalId");

-- CreateIndex
CREATE INDEX "Member_branchId_nameKey_idx" ON "Member"("branchId", "nameKey");

-- CreateIndex
CREATE INDEX "Member_searchKey_idx" ON "Member"("searchKey");

-- CreateIndex
CREATE INDEX "Member_phone_idx" ON "Member"("phone");

-- CreateIndex
CREATE INDEX "Registration_contactId_idx" ON "Registration"("contactId");

-- CreateIndex
CREATE INDEX "Registration_branchId_state_idx" ON "Registration"("branchId", "state");

-- CreateIndex
CREATE INDEX "ResidenceRegistration_memberId_idx" ON "ResidenceRegistration"("memberId");

-- CreateIndex
CREATE INDEX "ResidenceRegistration_receivingUnitId_state_idx" ON "ResidenceRegistration"("receivingUnitId", "state");

-- CreateIndex
CREATE INDEX "Consent_contactId_idx" ON "Consent"("contactId");

-- CreateIndex
CREATE INDEX "Role_unitId_idx" ON "Role"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "Role_contactId_unitId_role_key" ON "Role"("contactId", "unitId", "role");

-- CreateIndex
CREATE INDEX "Inbound_state_id_idx" ON "Inbound"("state", "id");

-- CreateIndex
CREATE INDEX "Inbound_contactId_state_id_idx" ON "Inbound"("contactId", "state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Inbound_channel_account_key_key" ON "Inbound"("channel", "account", "key");

-- CreateIndex
CREATE INDEX "Conversation_flow_updatedAt_idx" ON "Conversation"("flow", "updatedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_key_key" ON "Delivery"("key");

-- CreateIndex
CREATE INDEX "Delivery_state_channel_account_priority_id_notBefore_idx" ON "Delivery"("state", "channel", "account", "priority", "id", "notBefore");

-- CreateIndex
CREATE INDEX "Delivery_noticeId_state_idx" ON "Delivery"("noticeId", "state");

-- CreateIndex
CREATE INDEX "Delivery_contactId_state_idx" ON "Delivery"("contactId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_key_key" ON "Notice"("key");

-- CreateIndex
CREATE INDEX "Notice_activityId_idx" ON "Notice"("activityId");

-- CreateIndex
CREATE INDEX "Notice_state_idx" ON "Notice"("state");

-- CreateIndex
CREATE INDEX "Notice_reportedAt_idx" ON "Notice"("reportedAt");

-- CreateIndex
CREATE INDEX "Activity_unitId_startAt_idx" ON "Activity"("unitId", "startAt");

-- CreateIndex
CREATE INDEX "Activity_state_startAt_idx" ON "Activity"("state", "startAt");

-- CreateIndex
CREATE INDEX "Activity_checkInCode_idx" ON "Activity"("checkInCode");

-- CreateIndex
CREATE INDEX "Invitation_memberId_idx" ON "Invitation"("memberId");

-- CreateIndex
CREATE INDEX "Attendance_memberId_idx" ON "Attendance"("memberId");

-- CreateIndex
CREATE UNIQUE INDEX "LateCheckIn_activityId_memberId_key" ON "LateCheckIn"("activityId", "memberId");

-- CreateIndex
CREATE UNIQUE INDEX "PledgeProgramme_unitId_code_key" ON "PledgeProgramme"("unitId", "code");

-- CreateIndex
CREATE INDEX "Pledge_memberId_state_idx" ON "Pledge"("memberId", "state");

-- CreateIndex
CREATE INDEX "Pledge_state_nextDueAt_id_idx" ON "Pledge"("state", "nextDueAt", "id");

-- CreateIndex
CREATE INDEX "Question_unitId_state_idx" ON "Question"("unitId", "state");

-- CreateIndex
CREATE INDEX "Question_contactId_idx" ON "Question"("contactId");

-- CreateIndex
CREATE INDEX "JoinCode_unitId_idx" ON "JoinCode"("unitId");

-- CreateIndex
CREATE INDEX "LinkCode_contactId_idx" ON "LinkCode"("contactId");

-- CreateIndex
CREATE INDEX "Audit_at_idx" ON "Audit"("at");
