import { z } from 'zod';
import { choiceAddress } from '../conversation/address.js';
import { type ChoiceSpec, flow, type Label, type Opening, type Say, type Talk } from '../conversation/flow.js';
import type { ResidenceActivity } from '../conversation/lookup.js';
import { periodArg, readPeriodArg } from '../conversation/period-args.js';
import { remarkChoices } from '../conversation/residence-remark.js';
import { showPeriod } from '../domain/periods.js';
import { periodBefore, type ResidenceLine } from '../domain/residence.js';
import { fullUnitName } from '../domain/units.js';
import { searchKey } from '../language/folding.js';
import { showDate } from '../language/show.js';
import { ownPaper } from './residence-paper.js';
import { scopeOf } from './residence-scope.js';

type Ended = Extract<Opening<never, never>, { do: 'end' }>;

/** "Hoạt động nơi cư trú của tôi": what is recorded of a member in the period, the remark, and the paper for the home unit. */
export const residenceRecord = flow<Record<string, never>, never>({
  name: 'residence_record',
  data: z.object({}),
  steps: {},
  entries: {
    mine: ([period], talk) => mine(talk, period),
    paper: ([id = ''], talk) => ownPaper(talk, id),
  },
  words: (text, talk) => (talk.person.member && asks(searchKey(text)) ? mine(talk) : undefined),
});

const aboutMine =
  /^(?:(?:cho )?(?:em |toi |minh )?(?:xem|xin|lay) )?(?:(?:ket qua|nhan xet|ghi nhan|(?:phieu |giay )?xac nhan)(?: da| tham gia| hoat dong| sinh hoat| doan)*(?: o| tai)?(?: noi)? cu tru(?: cua (?:toi|em|minh|tui))?|(?:tham gia |hoat dong |sinh hoat )+(?:o |tai )?noi cu tru cua (?:toi|em|minh|tui))(?: (?:a|nhe|nha|the nao|dau|di))*$/;

function asks(key: string): boolean {
  return aboutMine.test(key.replace(/[?.!]+$/, '').trim());
}

/** Also what “em tham gia nơi cư trú được mấy hoạt động” asks (flows/record.ts). */
export async function mine(talk: Talk<undefined>, wanted?: string): Promise<Ended> {
  const { member } = talk.person;
  const home = member && talk.units.get(member.branchId);
  if (!member || !home) return { do: 'end', say: [{ key: 'residence-join-first' }] };
  const scope = await scopeOf(talk, home, { period: readPeriodArg(wanted) });
  const line = await talk.look.residenceLine(member.id, scope.period, scope.on);
  const activities = await talk.look.residenceActivities(member.id, scope.period, scope.on);
  const before = periodBefore(scope.policy, scope.period);
  const where = line?.receivingUnitId ?? null;
  const say: Say = {
    key: activities.length === 0 ? 'residence-record-none' : where ? 'residence-record-mine' : 'residence-record-mine-home',
    params: {
      period: showPeriod(scope.period),
      unit: fullUnitName(talk.units, where ?? member.branchId),
      count: String(activities.length),
    },
    lines: [...activities.slice(-20).map((one) => activityRow(one, talk)), ...remarkLines(line)],
    choices: [
      ...(line?.remark ? remarkChoices(line.remark) : []),
      { label: { key: 'residence-record-choice-before' }, to: choiceAddress('residence_record', 'mine', periodArg(before)) },
      ...(where ? [] : registerChoice(home.branchKind)),
    ],
  };
  return { do: 'end', say: [say] };
}

const registerChoice = (branchKind: string | null): ChoiceSpec[] =>
  branchKind === 'residential'
    ? []
    : [{ label: { key: 'residence-record-choice-register' }, to: choiceAddress('residence', 'start') }];

/** A recorded activity with its day and, for it may be another branch's, where. */
export function activityRow({ startAt, kind, title, unitId }: ResidenceActivity, { units, zone }: Talk<unknown>): Label {
  const params = { date: showDate(startAt, zone), unit: units.get(unitId)?.name ?? '' };
  return title
    ? { key: 'residence-record-row-titled', params: { ...params, title } }
    : { key: 'residence-record-row', params: { ...params, kind } };
}

/** The remark as it stands, for the member and for the secretary. */
export function remarkLines(line: Pick<ResidenceLine, 'remark' | 'imported'> | null): Label[] {
  if (!line) return [];
  const { remark, imported } = line;
  if (!remark) return imported ? [{ key: 'residence-record-imported', params: { level: imported } }] : [];
  return [
    { key: `residence-record-remark-${remark.state}`, params: { level: remark.level } },
    ...(remark.sentence ? [{ key: 'residence-record-sentence', params: { sentence: remark.sentence } }] : []),
  ];
}
