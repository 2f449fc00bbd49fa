import { choiceAddress } from '../conversation/address.js';
import type { ChoiceSpec, Outcome, Talk } from '../conversation/flow.js';
import type { Programme, ProgrammeGroup } from '../domain/pledges.js';
import type { Data, PledgeTalk, StepName } from './pledge-summary.js';
import { again, button } from './pledge-words.js';

/** Programmes as somebody registers in them: what is on offer, and what is asked after one was chosen. */

/** Those that this person belongs to the audience of. Nobody else is offered them. */
export async function programmesOf(talk: Talk<unknown>): Promise<Programme[]> {
  const { member } = talk.person;
  return member ? talk.look.programmesFor(member.id) : [];
}

export async function chosenProgramme(talk: PledgeTalk): Promise<Programme | undefined> {
  return (await programmesOf(talk)).find((programme) => programme.id === talk.data.programmeId);
}

export async function chosenGroup(talk: PledgeTalk): Promise<ProgrammeGroup | undefined> {
  return (await chosenProgramme(talk))?.groups.find((group) => group.code === talk.data.groupCode);
}

/** "03 có, 02 không" is no list of wishes: it has a talk of its own. */
export function programmeChoice(programme: Programme): ChoiceSpec {
  const to =
    programme.kind === 'criteria' ? choiceAddress('criteria', 'open') : choiceAddress('pledge', 'programme', programme.id);
  return { label: { text: programme.title }, to };
}

/** Into a programme: its groups, or at once what they will do. One style a person (domain.md §4.1). */
export async function enter(programme: Programme, talk: Talk<unknown>): Promise<Outcome<Data, StepName>> {
  const { member } = talk.person;
  if (programme.kind === 'style' && member) {
    const mine = await talk.look.programmePledgesOf(member.id);
    if (mine.some((one) => one.programmeId === programme.id && one.state !== 'ended'))
      return {
        do: 'end',
        say: [{ key: 'pledge-already-in', choices: [button('pledge-choice-mine', choiceAddress('pledges', 'mine'))] }],
      };
  }
  const data = { programmeId: programme.id, groupCode: null };
  return { do: 'go', step: programme.groups.length > 0 ? 'group' : 'text', data };
}

export function ownChoice(programme: Programme | undefined, step: StepName): ChoiceSpec[] {
  return !programme || programme.allowFreeText ? [button('pledge-choice-own', choiceAddress('pledge', step, 'own'))] : [];
}

/** After what they will do comes how often they are asked; programmes of officers ask every month (domain.md §4.1). */
export async function afterText(text: string, talk: PledgeTalk): Promise<Outcome<Data, StepName>> {
  const isMonthly = (await chosenProgramme(talk))?.kind === 'style';
  if (!isMonthly || talk.editing) return { do: 'go', step: 'rhythm', data: { text } };
  return { do: 'go', step: 'hour', data: { text, rhythm: 'month' } };
}

/** A group without items, or one's own words where they are allowed. */
export async function chooseGroup(answer: { kind: string; args?: string[] }, talk: PledgeTalk): Promise<Outcome<Data, StepName>> {
  const [chosen] = answer.kind === 'choice' ? (answer.args ?? []) : [];
  if (chosen === undefined) return again('pledge-use-buttons');
  const programme = await chosenProgramme(talk);
  if (chosen === 'own') {
    if (ownChoice(programme, 'group').length === 0) return again('pledge-programme-gone');
    return { do: 'go', step: 'text', data: { groupCode: null } };
  }
  const group = programme?.groups[Number(chosen)];
  if (!group) return again('pledge-programme-gone');
  return { do: 'go', step: group.items.length > 0 ? 'item' : 'text', data: { groupCode: group.code } };
}
