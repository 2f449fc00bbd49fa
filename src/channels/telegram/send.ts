import type { Clock } from '../../clock.js';
import type { Drawn, Receipt } from '../../messages.js';
import { SendFailure } from '../channel.js';
import { type Call, compose, composeEdit } from './compose.js';
import type { Parameters } from './driver.js';
import { editProblem, sendFailure } from './failures.js';

/** The rest of the channel sees the driver through this: a call with a time limit. @throws CallFailed */
export type CallMethod = (method: string, parameters: Parameters) => Promise<unknown>;

/** How many chats with an open contact keyboard are remembered; forgetting one only leaves its hidden keyboard a tap away. */
const remembered = 10_000;

/**
 * Sends messages. When a message needs several calls and a later one fails, the failure is that call's: sending it again repeats
 * the earlier parts, which the person sees twice and understands.
 */
export function sender(call: CallMethod, clock: Clock): (to: string, message: Drawn) => Promise<Receipt> {
  const keyboardShown = new Set<string>();

  const remember = (to: string, markup: unknown): void => {
    if (!markup || typeof markup !== 'object') return;
    if ('keyboard' in markup) {
      keyboardShown.delete(to);
      keyboardShown.add(to);
      const [oldest] = keyboardShown;
      if (keyboardShown.size > remembered && oldest) keyboardShown.delete(oldest);
    }
    if ('remove_keyboard' in markup) keyboardShown.delete(to);
  };

  const carryOut = async (to: string, { method, parameters }: Call): Promise<string> => {
    const messageId = messageIdOf(await call(method, { chat_id: chatId(to), ...parameters }));
    remember(to, parameters.reply_markup);
    return messageId;
  };

  /** The edited message (or the one that cannot be, when nothing else may be said), or undefined when it must be sent anew. */
  const edited = async (to: string, message: Drawn): Promise<Receipt | undefined> => {
    const edit = composeEdit(message);
    if (!message.replaces) return undefined;
    const untouched = message.onlyEdit ? { messageId: message.replaces } : undefined;
    if (!edit) return untouched;
    try {
      return { messageId: await carryOut(to, edit) };
    } catch (error) {
      const problem = editProblem(error);
      if (problem === 'unchanged') return { messageId: message.replaces };
      if (problem === 'gone') return untouched;
      throw error;
    }
  };

  return async (to, message) => {
    try {
      const receipt = await edited(to, message);
      if (receipt) return receipt;
      let messageId = '';
      for (const part of compose(message, keyboardShown.has(to))) messageId = await carryOut(to, part);
      return { messageId };
    } catch (error) {
      throw sendFailure(error, clock);
    }
  };
}

/** Telegram's ids fit in 52 bits; an address that is no number was never given out by Telegram. */
function chatId(to: string): number {
  if (!/^-?\d{1,16}$/.test(to)) throw new SendFailure('blocked', 'chat_not_found');
  return Number(to);
}

function messageIdOf(result: unknown): string {
  const id = typeof result === 'object' && result !== null && 'message_id' in result ? result.message_id : undefined;
  // Accepted, but we cannot name it: it was sent, and that is what counts.
  return typeof id === 'number' ? String(id) : '';
}
