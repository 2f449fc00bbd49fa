import type { Opening, Talk } from '../../conversation/flow.js';

/** `mã quản trị <code>`, or the code alone. Config allows codes of 6 to 64 characters without spaces. */
const form = /^(?:mã quản trị|ma quan tri|setup code)?[:\s]*(\S{6,64})$/i;

/**
 * The first administrator sends ADMIN_SETUP_CODE in the chat. A wrong or used code is nothing special: the bot does not understand
 * it, as it does not understand other letters, so that nobody learns whether a code is still open.
 */
export async function claim(text: string, { look, units }: Talk<undefined>): Promise<Opening<never, never> | undefined> {
  const code = form.exec(text.trim())?.[1];
  if (!code || !(await look.isSetupCode(code))) return undefined;
  const roots = units.roots();
  // Before the first import there is nothing to administer; the code stays good.
  if (roots.length === 0) return { do: 'end', say: [{ key: 'officers-no-units' }] };
  return {
    do: 'end',
    say: [{ key: 'officers-claimed', params: { unit: roots.map((unit) => unit.name).join(', ') } }],
    effects: [{ kind: 'claim_admin', code }],
  };
}
