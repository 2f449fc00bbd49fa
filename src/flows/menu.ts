import { choiceAddress } from '../conversation/address.js';
import type { ChoiceSpec, MenuItem, Talk } from '../conversation/flow.js';
import { drawers, isFor, menuChoice, type StandingPart, type StandingWriter } from '../conversation/register.js';
import { givenName } from '../language/names.js';
import { waitingLineOf } from './approvals.js';
import { guardianAgreed, join, startJoining, waitingLine } from './join.js';

/** What is said when nothing is open: greeting, menu, help. The lines are the flows' own. */
export const standing: StandingWriter = async (what, talk, items) => {
  const { person } = talk;
  const isKnown = person.member !== null || person.roles.length > 0;
  // A newcomer's greeting leads straight into joining: what the bot is, and whether it may ask.
  if (what === 'greet' && !isKnown) {
    const opening = await startJoining(talk);
    if (opening.do === 'go') return { says: [{ key: 'bot-greet' }], open: { flow: join, opening } };
    return { says: [{ key: 'bot-greet' }, ...(opening.do === 'end' ? (opening.say ?? []) : [])] };
  }
  // A recorded consent of the guardian ends the waiting: then the menu leads on.
  if (!isKnown && person.waitingRegistration && what === 'menu' && !(await guardianAgreed(talk)))
    return { says: [waitingLine(talk)] };
  // What waits for an officer comes first, with its number: they may have written after weeks in which nobody could tell them.
  const count = await waitingLineOf(talk);
  if (isDrawer(what)) return { says: [{ key: `menu-${what}`, choices: [...drawerLines(what, talk, items), menuChoice] }] };
  const lines = shownTo(talk, items);
  const choices = count ? [count, ...lines.filter((line) => line.to !== count.to)] : lines;
  if (what === 'greet') {
    const name = person.member && givenName(person.member.fullName);
    return { says: [name ? { key: 'menu-greet-member', params: { name }, choices } : { key: 'menu-greet-officer', choices }] };
  }
  return { says: [{ key: `bot-${what}`, choices: what === 'help' ? [menuChoice] : choices }] };
};

const isDrawer = (what: StandingPart): what is (typeof drawers)[number] => drawers.some((drawer) => drawer === what);

const lineOf = ({ label, to }: MenuItem): ChoiceSpec => ({ label, to });
const drawerChoice = (drawer: (typeof drawers)[number]): ChoiceSpec => ({
  label: { key: `menu-choice-${drawer}` },
  to: choiceAddress('bot', drawer),
});

/**
 * An officer's own lines come first: they have little time. What is done once a month, and what they may do as members, stands behind
 * a line each; a newcomer sees only how to begin.
 */
function shownTo(talk: Talk<undefined>, items: MenuItem[]): ChoiceSpec[] {
  const shown = items.filter((item) => isFor(item, talk));
  const first = (whose: MenuItem['for']) => shown.filter((item) => item.for === whose && !item.drawer).map(lineOf);
  const behind = (drawer: 'books' | 'settings') => (shown.some((item) => item.drawer === drawer) ? [drawerChoice(drawer)] : []);
  const officers = first('officer');
  if (officers.length === 0) return [...first('newcomer'), ...first('member'), ...behind('settings')];
  const isMember = shown.some((item) => item.for === 'member');
  return [...officers, ...behind('books'), ...(isMember ? [drawerChoice('own')] : [])];
}

function drawerLines(drawer: (typeof drawers)[number], talk: Talk<undefined>, items: MenuItem[]): ChoiceSpec[] {
  const shown = items.filter((item) => isFor(item, talk));
  return shown.filter((item) => (drawer === 'own' ? item.for === 'member' : item.drawer === drawer)).map(lineOf);
}
