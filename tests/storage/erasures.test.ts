import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importRoster } from '../../src/roster/importRoster.js';
import { idsFrom } from '../../src/storage/ids.js';
import { rosterStore } from '../../src/storage/roster.js';
import { tablesWith } from '../run/all-tables.js';
import { engines } from '../run/database.js';
import { openTown, type Town } from '../run/town.js';

const list = [
  'STT;Họ và tên;Ngày sinh;Điện thoại;Chi đoàn;Đoàn cơ sở',
  '1;Nguyễn Văn An;15/03/2004;0912345678;Chi đoàn ấp Phú Cường;Đoàn xã Phú Bình',
  '2;Lê Thị Bình;20/05/2005;0912345602;Chi đoàn ấp Phú Cường;Đoàn xã Phú Bình',
].join('\r\n');

describe.each(engines)('after an erasure, on %s', (engine) => {
  let town: Town;
  beforeEach(async () => {
    town = await openTown({ engine });
  });
  afterEach(() => town.close());

  const bring = async () => {
    const store = rosterStore(
      town.db,
      idsFrom(() => town.clock.now()),
      town.clock,
    );
    const report = await importRoster(Buffer.from(list), 'danh-sach.csv', {}, store, town.clock);
    if ('refusal' in report) throw new Error(report.refusal.code);
    return report;
  };

  test('the next roster does not bring the person back, and says by row that it did not', async () => {
    const an = await town.member('Nguyễn Văn An', town.units.phuCuong, { phone: '+84912345678' });
    expect((await bring()).erased).toEqual([]);
    await an.says('xóa dữ liệu của tôi');
    await an.presses('Tiếp tục xóa');
    await an.presses('Xóa vĩnh viễn');
    expect((await bring()).erased).toHaveLength(1);
    expect(await tablesWith(town.db, ['Nguyễn Văn An', '+84912345678'])).toEqual([]);
    expect(await tablesWith(town.db, ['Lê Thị Bình'])).toEqual(['Member']);
  });
});

test('every column that names a person is one that erasing knows', () => {
  const schema = readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8');
  const columns = [...schema.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].flatMap(([, model, body]) =>
    [...body!.matchAll(/^ {2}(\w+) +String/gm)].map(([, column]) => `${model}.${column}`),
  );
  const naming = columns.filter(
    (column) =>
      /\.(contactId|memberId|addressId|externalId|actorId|authorId|byId|\w+ById|\w+By)$/.test(column) &&
      column !== 'Unit.replacedById',
  );
  // A new one belongs into storage/erasures.ts first, and then here.
  expect(naming.sort()).toEqual([
    'Activity.authorId',
    'Address.contactId',
    'Address.externalId',
    'Attendance.byId',
    'Attendance.memberId',
    'Audit.actorId',
    'ChannelToken.lockedBy',
    'CheckInMiss.contactId',
    'Commitment.concludedById',
    'Commitment.memberId',
    'Consent.contactId',
    'Contact.memberId',
    'Conversation.contactId',
    'Delivery.addressId',
    'Delivery.contactId',
    'Delivery.externalId',
    'DeskLink.contactId',
    'DeskSession.contactId',
    'Inbound.contactId',
    'Inbound.externalId',
    'Invitation.memberId',
    'JoinCode.createdBy',
    'LateCheckIn.memberId',
    'LinkCode.contactId',
    'MonthReport.byId',
    'Notice.authorId',
    'Notice.decidedById',
    'Pledge.memberId',
    'PledgeConclusion.byId',
    'PledgeConclusion.memberId',
    'Question.answeredById',
    'Question.contactId',
    'Registration.contactId',
    'Registration.decidedById',
    'Registration.guardianById',
    'Registration.memberId',
    'ResidenceRegistration.decidedById',
    'ResidenceRegistration.memberId',
    'ResidenceRemark.byId',
    'ResidenceRemark.memberId',
    'Role.contactId',
    'Role.grantedBy',
    'Rsvp.memberId',
  ]);
});
