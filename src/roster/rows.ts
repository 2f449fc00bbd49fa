import { type RegistrationAge, registrationAge } from '../domain/age.js';
import type { MemberStatus } from '../domain/people.js';
import { type CellReading, readBirthDateCell, readJoinDateCell, readNameCell, readPhoneCell } from './cells.js';
import type { Hint, RejectionCode, WarningCode } from './codes.js';
import type { Header } from './header.js';
import { cellAt, isEmpty } from './sections.js';
import type { Cell, SheetRow } from './sheet.js';
import {
  type Gender,
  type Participation,
  plainText,
  type RoleTitle,
  readGender,
  readParticipation,
  readPlace,
  readPlaceColumn,
  readRole,
  readStatus,
} from './values.js';

/** What a row says about a person, in the product's forms; nothing else of the row is kept. */
export interface RosterPerson {
  fullName: string;
  birthDate: string;
  phone: string | null;
  unionJoinDate: string | null;
  gender: Gender | null;
  roleTitle: RoleTitle | null;
  occupation: string | null;
  cardNumber: string | null;
  residenceHamlet: string | null;
  residenceCommune: string | null;
  /** Null when the list does not say. */
  status: MemberStatus | null;
  participation: Participation | null;
}

export interface PersonReading {
  rejection?: RejectionCode;
  person?: RosterPerson;
  changed: boolean;
  warnings: WarningCode[];
  hints: Hint[];
  /** The used cells as typed: two rows are copies of each other when these are equal. */
  typed: string;
}

/** Reads the person in one data row. `today` is `yyyy-mm-dd`; the age of that day decides. */
export function readPerson(row: SheetRow, header: Header, today: string): PersonReading {
  const typedName = nameCell(row, header);
  const typedBirth = birthCell(row, header);
  const name = readNameCell(typedName);
  const birth = readBirthDateCell(typedBirth, today);
  const phone = readPhoneCell(cellAt(row, header, 'phone'));
  const joined = readJoinDateCell(cellAt(row, header, 'unionJoinDate'), today, birth.value);
  const used = [name, birth, phone, joined];
  const typed = [typedName, typedBirth, cellAt(row, header, 'phone'), cellAt(row, header, 'unionJoinDate')].map(show).join('\n');
  const age = birth.value === null ? undefined : registrationAge(birth.value, today);
  const rejection = name.rejection ?? birth.rejection ?? ageRejection(age);
  const reading = {
    changed: used.some(({ changed }) => changed),
    warnings: used.flatMap((cell: CellReading) => cell.warnings),
    hints: hintsOf(age),
    typed,
  };
  if (rejection || name.value === null || birth.value === null) return { ...reading, rejection };
  const person = {
    fullName: name.value,
    birthDate: birth.value,
    phone: phone.value,
    unionJoinDate: joined.value,
    ...otherCells(row, header),
  };
  return { ...reading, person };
}

function ageRejection(age: RegistrationAge | undefined): RejectionCode | undefined {
  return age === 'too_young' ? 'AGE_BELOW_MIN' : age === 'too_old' ? 'AGE_ABOVE_MAX' : undefined;
}

function hintsOf(age: RegistrationAge | undefined): Hint[] {
  return age === 'needs_guardian' ? ['UNDER_16'] : age === 'over_30' ? ['OVER_30'] : [];
}

function otherCells(row: SheetRow, header: Header): Omit<RosterPerson, 'fullName' | 'birthDate' | 'phone' | 'unionJoinDate'> {
  const address = readPlace(cellAt(row, header, 'residence'));
  const cell = (field: Parameters<typeof cellAt>[2]) => cellAt(row, header, field);
  const hasCommuneColumn = header.columns.commune !== undefined;
  return {
    gender: genderOf(row, header),
    roleTitle: readRole(cell('role')),
    occupation: plainText(cell('occupation')),
    cardNumber: plainText(cell('cardNumber')),
    residenceHamlet:
      readPlaceColumn(cell('hamlet'), 'hamlet') ??
      address.hamlet ??
      (hasCommuneColumn ? readPlaceColumn(cell('residence'), 'hamlet') : null),
    residenceCommune: readPlaceColumn(cell('commune'), 'commune') ?? address.commune,
    status: readStatus(cell('status')),
    participation: readParticipation(cell('participation')),
  };
}

function nameCell(row: SheetRow, header: Header): Cell {
  const whole = cellAt(row, header, 'fullName');
  if (header.columns.givenName === undefined) return whole;
  const parts = [
    header.columns.familyName === undefined ? whole : cellAt(row, header, 'familyName'),
    cellAt(row, header, 'givenName'),
  ];
  const filled = parts.filter((part) => !isEmpty(part));
  return filled.length === 0 ? null : filled.map(String).join(' ');
}

/** One column; one for men and one for women; or day, month and year apart. */
function birthCell(row: SheetRow, header: Header): Cell {
  const year = cellAt(row, header, 'birthYear');
  if (!isEmpty(year)) {
    const parts = [cellAt(row, header, 'birthDay'), cellAt(row, header, 'birthMonth'), year];
    return parts
      .filter((part) => !isEmpty(part))
      .map((part) => String(part).trim())
      .join('/');
  }
  const cells = (['birthDate', 'birthDateMale', 'birthDateFemale'] as const).map((field) => cellAt(row, header, field));
  return cells.find((cell) => !isEmpty(cell)) ?? null;
}

/** The column in which the birth date or a mark stands is often the only sign of it. */
function genderOf(row: SheetRow, header: Header): Gender | null {
  const told = readGender(cellAt(row, header, 'gender'));
  if (told) return told;
  const isMale = !isEmpty(cellAt(row, header, 'birthDateMale')) || !isEmpty(cellAt(row, header, 'genderMale'));
  const isFemale = !isEmpty(cellAt(row, header, 'birthDateFemale')) || !isEmpty(cellAt(row, header, 'genderFemale'));
  return isMale === isFemale ? null : isMale ? 'male' : 'female';
}

function show(cell: Cell): string {
  return cell instanceof Date ? cell.toISOString() : String(cell ?? '');
}
