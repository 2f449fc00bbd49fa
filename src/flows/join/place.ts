import { choiceAddress } from '../../conversation/address.js';
import type { Step } from '../../conversation/flow.js';
import { readCode } from '../../domain/codes.js';
import { fullUnitName } from '../../domain/units.js';
import { searchKey } from '../../language/folding.js';
import { readControl, readYesNo } from '../../language/words.js';
import { branchChoices, browsingLine, readPick } from '../branch-picker.js';
import { residenceIn, showResidence } from '../residence-text.js';
import type { JoinData, JoinOutcome, JoinStep, JoinTalk } from './data.js';
import { onward } from './onward.js';
import { alsoTold, noted } from './told.js';

const placeOf = (talk: JoinTalk) => ({ flow: 'join', step: 'branch', units: talk.units, among: talk.units.branches() });

export const branch: Step<JoinData, JoinStep> = {
  ask: (talk) => ({
    ...(browsingLine(talk.units, talk.data.browsing) ?? { key: 'join-branch' }),
    choices: branchChoices(placeOf(talk), talk.data.browsing),
  }),
  async answer(answer, talk) {
    const picked = (branchId: string) => onward({ ...talk.data, branchId, browsing: undefined }, talk);
    const code = answer.kind === 'text' ? readCode('CD', answer.text, true) : undefined;
    if (code) {
      const join = await talk.look.joinCode(code);
      return join ? picked(join.unitId) : { do: 'again', because: { key: 'join-code-unknown' } };
    }
    const told = answer.kind === 'text' ? alsoTold(answer.text, talk) : undefined;
    if (told?.branchId) return onward({ ...talk.data, ...told, browsing: undefined }, talk, noted(told, talk));
    const pick = readPick(answer, placeOf(talk), talk.data.browsing);
    switch (pick.kind) {
      case 'picked':
        return picked(pick.unitId);
      case 'browse':
      case 'guesses':
        return { do: 'go', step: 'branch', data: { browsing: pick.browsing }, through: true };
      case 'anew':
        return { do: 'go', step: 'branch', data: { browsing: undefined }, through: true };
      default:
        if (answer.kind === 'text' && knowsNone(answer.text)) return fromTheList(talk);
        return { do: 'again', because: { key: answer.kind === 'text' ? 'join-branch-unknown' : 'join-needs-text' } };
    }
  },
};

function knowsNone(text: string): boolean {
  return /(?:^| )(?:khong|ko|k|chua|hong|chang) (?:biet|ro|nho|thuoc|co|o)(?: |$)|^quen(?: |$)/.test(searchKey(text));
}

/** Somebody who knows no name of it finds it by the unit above. */
function fromTheList(talk: JoinTalk): JoinOutcome {
  const pick = readPick({ kind: 'choice', args: ['list'] }, placeOf(talk), undefined);
  const browsing = pick.kind === 'browse' ? pick.browsing : undefined;
  return { do: 'go', step: 'branch', data: { browsing }, say: [{ key: 'join-branch-not-known' }], through: true };
}

/** The hamlet of a residential branch is where most of its members live: one button. */
function suggested({ data, units }: JoinTalk) {
  const unit = data.branchId && !data.elsewhere ? units.get(data.branchId) : undefined;
  return unit?.branchKind === 'residential' && unit.hamlet ? { hamlet: unit.hamlet, commune: unit.commune } : undefined;
}

export const residence: Step<JoinData, JoinStep> = {
  ask(talk) {
    const same = suggested(talk);
    const skip = { label: { key: 'join-choice-skip' }, to: choiceAddress('join', 'residence', 'skip') };
    return {
      key: same ? 'join-residence-suggested' : 'join-residence',
      choices: same ? [{ label: { text: showResidence(same) }, to: choiceAddress('join', 'residence', 'same') }, skip] : [skip],
    };
  },
  answer(answer, talk): JoinOutcome | Promise<JoinOutcome> {
    const take = (place: JoinData['residence']) => onward({ ...talk.data, residence: place, elsewhere: undefined }, talk);
    if (answer.kind === 'choice') return answer.args[0] === 'skip' ? take(null) : take(suggested(talk) ?? null);
    if (answer.kind !== 'text') return { do: 'again', because: { key: 'join-needs-text' } };
    if (readControl(answer.text) === 'skip') return take(null);
    const same = suggested(talk);
    const said = same ? readYesNo(answer.text) : undefined;
    if (same && (said === 'yes' || isThere(answer.text))) return take(same);
    if (said === 'no') return { do: 'go', step: 'residence', data: { elsewhere: true }, through: true };
    const place = residenceIn(answer.text, talk.units, communeOf(talk));
    return place ? take(place) : { do: 'again', because: { key: 'join-residence-unclear' } };
  },
};

/** "Ấp đó luôn", "ở đó": the place that is proposed. */
function isThere(text: string): boolean {
  return /^(?:da |em |minh |tui )*(?:o )?(?:ap |xom |thon |cho |ngay )?(?:do|day|nay)(?: do| luon| ne)*(?: a| nha| nhe)?$/.test(
    searchKey(text),
  );
}

/** The commune around the branch that was chosen: "ấp 5" without more is there. */
function communeOf({ data, units }: JoinTalk): string | null {
  return (data.branchId ? units.upward(data.branchId) : []).find((unit) => unit.commune !== null)?.commune ?? null;
}

export function branchName(talk: Pick<JoinTalk, 'units'>, branchId: string | undefined): string {
  return branchId ? fullUnitName(talk.units, branchId) : '';
}
