-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Unit" (
    "id" TEXT NOT NULL,
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
    "validFrom" TIMESTAMPTZ(3),
    "validTo" TIMESTAMPTZ(3),
    "replacedById" TEXT,
    "quietFrom" INTEGER,
    "quietTo" INTEGER,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contact" (
    "id" TEXT NOT NULL,
    "memberId" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'vi',
    "preferred" TEXT,
    "stoppedAt" TIMESTAMPTZ(3),
    "meetingsOffAt" TIMESTAMPTZ(3),
    "meetingRemindersOffAt" TIMESTAMPTZ(3),
    "quietFrom" INTEGER,
    "quietTo" INTEGER,
    "addressForm" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Address" (
    "id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "contactId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "lastInboundAt" TIMESTAMPTZ(3),
    "staffUntil" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Address_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Member" (
    "id" TEXT NOT NULL,
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
    "residenceConfirmedAt" TIMESTAMPTZ(3),
    "source" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Registration" (
    "id" TEXT NOT NULL,
    "contactId" TEXT NOT NULL,
    "memberId" TEXT,
    "matched" BOOLEAN NOT NULL DEFAULT false,
    "branchId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "decidedById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "remindedAt" TIMESTAMPTZ(3),
    "guardianAt" TIMESTAMPTZ(3),
    "guardianById" TEXT,
    "claimed" JSONB,

    CONSTRAINT "Registration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ResidenceRegistration" (
    "id" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "homeUnitId" TEXT,
    "receivingUnitId" TEXT NOT NULL,
    "slipNumber" TEXT,
    "state" TEXT NOT NULL,
    "decidedById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "remindedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ResidenceRegistration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Consent" (
    "id" TEXT NOT NULL,
    "contactId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "textVersion" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Role" (
    "id" TEXT NOT NULL,
    "contactId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "validTo" TIMESTAMPTZ(3),
    "grantedBy" TEXT,

    CONSTRAINT "Role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Inbound" (
    "id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "contactId" TEXT NOT NULL,
    "content" JSONB,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Inbound_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Conversation" (
    "contactId" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "flow" TEXT,
    "step" TEXT,
    "turnId" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "remindedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Conversation_pkey" PRIMARY KEY ("contactId")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" TEXT NOT NULL,
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
    "notBefore" TIMESTAMPTZ(3) NOT NULL,
    "deadline" TIMESTAMPTZ(3),
    "leaseUntil" TIMESTAMPTZ(3),
    "messageId" TEXT,
    "failure" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "receivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" TEXT NOT NULL,
    "key" TEXT,
    "kind" TEXT NOT NULL,
    "activityId" TEXT,
    "unitId" TEXT NOT NULL,
    "authorId" TEXT,
    "content" JSONB NOT NULL,
    "audience" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expandedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),
    "deadline" TIMESTAMPTZ(3),
    "decidedById" TEXT,
    "progressNo" INTEGER NOT NULL DEFAULT 0,
    "progressAt" TIMESTAMPTZ(3),
    "progressOf" TEXT,
    "reportedAt" TIMESTAMPTZ(3),
    "seenCount" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Activity" (
    "id" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT,
    "startAt" TIMESTAMPTZ(3) NOT NULL,
    "endAt" TIMESTAMPTZ(3),
    "place" TEXT NOT NULL,
    "content" TEXT,
    "dress" TEXT,
    "bring" TEXT,
    "audience" JSONB NOT NULL,
    "respondBy" TIMESTAMPTZ(3),
    "format" TEXT,
    "state" TEXT NOT NULL,
    "cancelReason" TEXT,
    "authorId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "checkInCode" TEXT,
    "checkInOpenAt" TIMESTAMPTZ(3),
    "checkInCloseAt" TIMESTAMPTZ(3),
    "graceMinutes" INTEGER NOT NULL DEFAULT 15,
    "guestCount" INTEGER NOT NULL DEFAULT 0,
    "askedAgainAt" TIMESTAMPTZ(3),
    "summedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "activityId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("activityId","memberId")
);

-- CreateTable
CREATE TABLE "Rsvp" (
    "activityId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Rsvp_pkey" PRIMARY KEY ("activityId","memberId")
);

-- CreateTable
CREATE TABLE "Attendance" (
    "activityId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "mark" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "byId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Attendance_pkey" PRIMARY KEY ("activityId","memberId")
);

-- CreateTable
CREATE TABLE "LateCheckIn" (
    "id" TEXT NOT NULL,
    "activityId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LateCheckIn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CheckInMiss" (
    "contactId" TEXT NOT NULL,
    "tries" INTEGER NOT NULL,
    "firstAt" TIMESTAMPTZ(3) NOT NULL,
    "lastAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CheckInMiss_pkey" PRIMARY KEY ("contactId")
);

-- CreateTable
CREATE TABLE "PledgeProgramme" (
    "id" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "audience" TEXT NOT NULL DEFAULT 'members',
    "groups" JSONB NOT NULL,
    "allowFreeText" BOOLEAN NOT NULL DEFAULT true,
    "validFrom" TIMESTAMPTZ(3),
    "validTo" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'open',

    CONSTRAINT "PledgeProgramme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Pledge" (
    "id" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "programmeId" TEXT,
    "groupCode" TEXT,
    "text" TEXT NOT NULL,
    "rhythm" TEXT NOT NULL,
    "hour" INTEGER NOT NULL,
    "startedOn" TEXT NOT NULL,
    "nextDueAt" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Pledge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PledgeCheckIn" (
    "pledgeId" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "status" TEXT,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3),

    CONSTRAINT "PledgeCheckIn_pkey" PRIMARY KEY ("pledgeId","dueOn")
);

-- CreateTable
CREATE TABLE "Question" (
    "id" TEXT NOT NULL,
    "contactId" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "text" TEXT,
    "state" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),
    "answeredById" TEXT,
    "remindedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "JoinCode" (
    "code" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "JoinCode_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "LinkCode" (
    "hash" TEXT NOT NULL,
    "contactId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "LinkCode_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "Erasure" (
    "hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "erasedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Erasure_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "Audit" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" TEXT,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "data" JSONB,

    CONSTRAINT "Audit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChannelToken" (
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT NOT NULL,
    "accessExpiresAt" TIMESTAMPTZ(3),
    "refreshExpiresAt" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL DEFAULT 'good',
    "lockedBy" TEXT,
    "lockedUntil" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChannelToken_pkey" PRIMARY KEY ("channel","account")
);

-- CreateTable
CREATE TABLE "Lease" (
    "name" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Lease_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "AccountPause" (
    "channel" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "AccountPause_pkey" PRIMARY KEY ("channel","account")
);

-- CreateTable
CREATE TABLE "Setting" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("name")
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

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
