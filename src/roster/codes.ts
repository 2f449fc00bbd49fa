/** What can happen to a row of a roster. Codes are stable: they are in the report's data and in the tests' fixtures. */

/** Why a row is not imported; it goes back to the secretary. In the order in which they are tested. */
export const rejectionCodes = [
  'NAME_MISSING',
  'NAME_LEGACY_FONT',
  'NAME_INVALID',
  'NAME_INCOMPLETE',
  'BIRTH_DATE_MISSING',
  'BIRTH_DATE_INCOMPLETE',
  'BIRTH_DATE_INVALID',
  'AGE_BELOW_MIN',
  'AGE_ABOVE_MAX',
  'UNIT_UNKNOWN',
] as const;
export type RejectionCode = (typeof rejectionCodes)[number];

/** What the secretary should look at; the row is imported all the same. */
export const warningCodes = [
  'NAME_UNACCENTED',
  'NAME_SINGLE_TOKEN',
  'PHONE_EMPTY',
  'PHONE_INVALID',
  'PHONE_MULTIPLE',
  'PHONE_SHARED',
  'JOIN_DATE_INVALID',
  'POSSIBLE_DUPLICATE',
] as const;
export type WarningCode = (typeof warningCodes)[number];

/** Facts about age that are right as they are: under 16 a guardian's consent is needed, over 30 the ceremony is due. */
export type Hint = 'UNDER_16' | 'OVER_30';

export type DuplicateKind = 'same_branch_exact' | 'same_branch_retyped' | 'same_branch_no_phone' | 'other_branch_same_phone';

export type Outcome = 'clean' | 'normalised' | 'rejected' | 'duplicate';
