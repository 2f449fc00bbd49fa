import type { Clock } from '../../clock.js';
import { SendFailure, type SendFailureKind } from '../channel.js';
import { CallFailed } from './driver.js';

interface Row {
  status: number;
  /** Part of Telegram's description; the wording is not a contract, so the row after it catches the rest. */
  contains?: string;
  kind: SendFailureKind;
  /** Our own name for it: a description can quote the message, so it never becomes a code. */
  code: string;
}

/** From Telegram's answer to what it means for a message. The first row that fits counts; what fits none is `unfamiliar`. */
const table: Row[] = [
  { status: 400, contains: 'chat not found', kind: 'blocked', code: 'chat_not_found' },
  { status: 400, contains: 'user not found', kind: 'blocked', code: 'user_not_found' },
  { status: 400, contains: 'peer_id_invalid', kind: 'blocked', code: 'peer_id_invalid' },
  { status: 400, contains: 'not enough rights', kind: 'blocked', code: 'no_rights' },
  { status: 400, contains: 'have no rights', kind: 'blocked', code: 'no_rights' },
  { status: 400, contains: 'upgraded to a supergroup', kind: 'rejected', code: 'migrated' },
  { status: 400, contains: "can't parse entities", kind: 'rejected', code: 'bad_entities' },
  { status: 400, contains: 'button_data_invalid', kind: 'rejected', code: 'button_data_invalid' },
  { status: 400, contains: 'message is too long', kind: 'rejected', code: 'too_long' },
  { status: 400, contains: 'caption is too long', kind: 'rejected', code: 'caption_too_long' },
  { status: 400, contains: 'text is empty', kind: 'rejected', code: 'empty' },
  { status: 400, contains: 'must be non-empty', kind: 'rejected', code: 'empty' },
  { status: 401, kind: 'unauthorized', code: 'unauthorized' },
  { status: 403, contains: 'blocked by the user', kind: 'blocked', code: 'blocked_by_user' },
  { status: 403, contains: 'user is deactivated', kind: 'blocked', code: 'deactivated' },
  { status: 403, contains: "can't initiate conversation", kind: 'blocked', code: 'never_started' },
  { status: 403, kind: 'blocked', code: 'forbidden' },
  { status: 404, contains: 'method not found', kind: 'rejected', code: 'method_not_found' },
  // Older front ends answer a wrong token with a bare 404.
  { status: 404, kind: 'unauthorized', code: 'not_found' },
  { status: 413, kind: 'rejected', code: 'too_large' },
  { status: 429, kind: 'throttled', code: 'too_many_requests' },
];

/** Telegram says how long; should it ever not, a short pause. */
const defaultRetrySeconds = 5;

/** What became of a message when a driver's call failed. Anything else is a bug of ours and stays what it is. */
export function sendFailure(error: unknown, clock: Clock): unknown {
  if (!(error instanceof CallFailed)) return error;
  const { problem } = error;
  if (problem.kind === 'notSent') return new SendFailure('unreachable', problem.code);
  if (problem.kind === 'garbled') return new SendFailure('unreachable', 'server_error');
  if (problem.kind === 'noAnswer') return new SendFailure('unknown', problem.code);
  if (problem.status >= 500) return new SendFailure('unreachable', 'server_error');
  const description = problem.description.toLowerCase();
  const row = table.find(({ status, contains }) => status === problem.status && (!contains || description.includes(contains)));
  if (!row) return new SendFailure('unfamiliar', `unknown:${problem.status}`);
  if (row.kind !== 'throttled') return new SendFailure(row.kind, row.code);
  const seconds = problem.retryAfter ?? defaultRetrySeconds;
  return new SendFailure('throttled', row.code, new Date(clock.now().getTime() + seconds * 1000));
}

/** What an edit means when Telegram refuses it. */
export type EditProblem = 'unchanged' | 'gone';

const editProblems: [string, EditProblem][] = [
  ['message is not modified', 'unchanged'],
  ['message to edit not found', 'gone'],
  ["message can't be edited", 'gone'],
  ['there is no text in the message to edit', 'gone'],
  ['message_id_invalid', 'gone'],
];

/** `undefined` when the edit failed for a reason that a new message would meet too. */
export function editProblem(error: unknown): EditProblem | undefined {
  if (!(error instanceof CallFailed) || error.problem.kind !== 'refused' || error.problem.status !== 400) return undefined;
  const description = error.problem.description.toLowerCase();
  return editProblems.find(([contains]) => description.includes(contains))?.[1];
}
