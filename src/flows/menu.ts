import type { StandingWriter } from '../conversation/register.js';

/** What is said when nothing is open: greeting, menu, help. The lines are the flows' own. */
export const standing: StandingWriter = async (what, talk, items) => {
  const shown = items.filter((item) => (item.for === 'newcomer' ? !talk.person.member : item.for === 'member' ? Boolean(talk.person.member) : talk.person.roles.length > 0));
  return { says: [{ key: `bot-${what}`, choices: shown.map((item) => ({ label: item.label, to: item.to })) }] };
};
