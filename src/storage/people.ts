import type { PeopleEffect } from '../conversation/effects.js';
import type { PeopleLookup } from '../conversation/lookup.js';
import { auditEffects } from './audit.js';
import { candidateLookup } from './candidates.js';
import { consentEffects, consentLookup } from './consents.js';
import { contactEffects } from './contacts.js';
import type { Tx } from './database.js';
import { deskEffects } from './desk-links.js';
import type { Handlers } from './effects.js';
import { joinCodeEffects, joinCodeLookup } from './join-codes.js';
import { linkCodeEffects, linkCodeLookup } from './link-codes.js';
import type { LookupContext } from './lookup.js';
import { memberListLookup } from './member-list.js';
import { memberEffects, memberLookup } from './members.js';
import { officerLookup } from './officers.js';
import { personalDataLookup } from './personal-data.js';
import { questionEffects, questionLookup } from './questions.js';
import { registrationEffects, registrationLookup } from './registrations.js';
import { residenceLineLookup } from './residence-lines.js';
import { remarkEffects, remarkLookup } from './residence-remarks.js';
import { residenceEffects, residenceLookup } from './residences.js';
import { roleEffects, roleLookup } from './roles.js';
import { unitSettingEffects, unitSettingLookup } from './unit-settings.js';

// Linking comes last: it drops the contact that the others may speak of.
export const peopleEffects: Handlers<PeopleEffect> = {
  ...consentEffects,
  ...memberEffects,
  ...registrationEffects,
  ...residenceEffects,
  ...remarkEffects,
  ...joinCodeEffects,
  ...contactEffects,
  ...questionEffects,
  ...roleEffects,
  ...auditEffects,
  ...unitSettingEffects,
  ...deskEffects,
  ...linkCodeEffects,
};

export function peopleLookup(tx: Tx, context: LookupContext): PeopleLookup {
  return {
    ...consentLookup(tx),
    ...memberLookup(tx, context),
    ...memberListLookup(tx, context),
    ...officerLookup(tx, context),
    ...registrationLookup(tx, context),
    ...residenceLookup(tx, context),
    ...residenceLineLookup(tx, context),
    ...remarkLookup(tx),
    ...joinCodeLookup(tx, context),
    ...linkCodeLookup(tx, context),
    ...questionLookup(tx),
    ...personalDataLookup(tx, context),
    ...roleLookup(tx, context),
    ...candidateLookup(tx, context),
    ...unitSettingLookup(tx, context),
  };
}
