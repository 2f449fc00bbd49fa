import type { Rhythm } from '../domain/pledges.js';
import { searchKey } from './folding.js';

/** A no and what goes with it; a "không" in a sentence about something else is no choice. */
const refusal =
  /^(?:(?:thoi|da|a|em|minh|toi|tui|bot) )*(?:khong|khoi|dung|ko|k|hong)(?: (?:can|nhac|nho|muon|phai|dau|lam|nhan|tin|nua|gi|het|a|nha|nhe|em|minh|toi|tui|cam on))*$/;

/** How often somebody wants to be reminded, in their words: `hàng tuần`, `2 tuần 1 lần`, `mỗi tháng`, `khỏi nhắc`. */
export function readRhythm(text: string): Rhythm | undefined {
  if (text.length > 60) return undefined;
  const plain = searchKey(text);
  if (refusal.test(plain)) return 'none';
  const counts = plain.match(/\b(\d+|mot|hai|nua|moi|hang|cach)\s*(tuan|thang)\b/);
  const unit = /\b\d*\s*(tuan|thang)\b/.exec(plain)?.[1];
  if (!unit) return undefined;
  const count = counts?.[1] ?? 'mot';
  if (/^(\d+)$/.test(count) && !['1', '2'].includes(count)) return undefined;
  if (unit === 'thang') return count === 'nua' ? 'two_weeks' : ['2', 'hai', 'cach'].includes(count) ? undefined : 'month';
  return ['2', 'hai', 'cach'].includes(count) ? 'two_weeks' : count === 'nua' ? undefined : 'week';
}
