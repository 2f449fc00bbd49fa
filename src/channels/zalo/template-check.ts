import type { ChannelHealth } from '../channel.js';
import { ZaloApiError, type ZaloOaClient, type ZaloTemplate } from './client/index.js';

/** What a value in a template is called, and how many characters it has at most. */
export type TemplateBlanks = Readonly<Record<string, number>>;

/**
 * Whether the approved template takes the values that notices have. Zalo refuses a message with one value too many, one too few, or one
 * that is longer than its blank (zalo-oa-api.md §3.3): better found by `doctor` than by the first notice.
 */
export async function checkTemplate(client: ZaloOaClient, id: string, blanks: TemplateBlanks): Promise<ChannelHealth> {
  try {
    const found = await client.templateInfo(id);
    const problems = problemsOf(found, blanks);
    return problems.length === 0
      ? { ok: true, detail: `Zalo: template ${id} takes our notices` }
      : { ok: false, detail: `Zalo: template ${id} cannot be used for notices: ${problems.join('; ')}` };
  } catch (error) {
    if (!(error instanceof ZaloApiError)) throw error;
    const advice =
      error.kind === 'transient' || error.kind === 'ambiguous' || error.kind === 'rate'
        ? 'cannot be asked about now'
        : 'is not known to Zalo for this OA. Check ZALO_NOTICE_TEMPLATE_ID, and that the OA may use it';
    return { ok: false, detail: `Zalo: template ${id} ${advice} (${error.code})` };
  }
}

function problemsOf({ status, blanks: has }: ZaloTemplate, blanks: TemplateBlanks): string[] {
  const problems: string[] = [];
  if (status !== undefined && status !== 'ENABLE') problems.push(`its state is ${status}, it has to be approved and switched on`);
  // Whoever does not say which values a template takes leaves nothing to compare.
  if (!has) return problems;
  const missing = Object.keys(blanks).filter((name) => !has.some((blank) => blank.name === name));
  if (missing.length > 0) problems.push(`it lacks ${missing.join(', ')}`);
  const strange = has.filter((blank) => !(blank.name in blanks)).map((blank) => blank.name);
  if (strange.length > 0) problems.push(`it asks for ${strange.join(', ')}, which no notice has`);
  for (const { name, most } of has)
    if (most !== undefined && most < (blanks[name] ?? 0))
      problems.push(`${name} may have ${most} characters, a notice needs ${blanks[name]}`);
  return problems;
}
