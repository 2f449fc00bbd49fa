/**
 * Age in the union's sense (domain reference §2.1). All days are `yyyy-mm-dd` in the zone of the unit.
 * The current wording of these rules was not seen in full, so the limits are arguments with the usual values.
 */

export type RegistrationAge = 'too_young' | 'needs_guardian' | 'ok' | 'over_30' | 'too_old';

export interface AgeLimits {
  /** Admission is "from 16", counted as 15 full years and one day. */
  youngest: number;
  /** Under this age the person is a child in privacy law (Law 91/2025): a guardian's consent is needed. */
  adultInPrivacyLaw: number;
  /** "Quá 30 tuổi" is read as: the 31st birthday is reached. The member stays active; the secretary is told. */
  ceremony: number;
  /** Above this age only officers and honorary members. */
  oldest: number;
}

export const usualAgeLimits: AgeLimits = { youngest: 15, adultInPrivacyLaw: 16, ceremony: 30, oldest: 35 };

/**
 * Full years on a day. The birthday counts from its first moment; someone born on 29 February is a year older on 1 March of
 * a year without that day (the completed year ends with the 28th).
 */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** What the registration does with a birth date. It never changes a status: for `over_30` it only tells the secretary. */
export function registrationAge(birthDate: string, today: string, limits: AgeLimits = usualAgeLimits): RegistrationAge {
  const age = ageOn(birthDate, today);
  // 15 years + 1 day: on the 15th birthday itself the person is still too young.
  const isFirstBirthday = age === limits.youngest && ageOn(birthDate, dayBefore(today)) < limits.youngest;
  if (age < limits.youngest || isFirstBirthday) return 'too_young';
  if (age < limits.adultInPrivacyLaw) return 'needs_guardian';
  if (age <= limits.ceremony) return 'ok';
  return age <= limits.oldest ? 'over_30' : 'too_old';
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
