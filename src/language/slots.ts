/** What its intent needs from a message (domain reference §10). Texts are cut verbatim from the original, never paraphrased. */
import type { IntentName } from './cues.js';
import type { Slots, Source } from './cuts.js';
import { meetingSlots, noticeSlots, rescheduleSlots } from './slots-of-meetings.js';
import { memberSlots } from './slots-of-members.js';

/** `group` is the category of what is out of scope. A slot is present only when the text holds it. */
export function cutSlots(intent: IntentName, source: Source, group = ''): Slots {
  switch (intent) {
    case 'out_of_scope':
      return { category: group };
    case 'broadcast_meeting':
      return meetingSlots(source);
    case 'broadcast_notice':
      return noticeSlots(source);
    case 'reschedule_meeting':
    case 'cancel_meeting':
      return rescheduleSlots(intent, source);
    default:
      return memberSlots(intent, source);
  }
}
