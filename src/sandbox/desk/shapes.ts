/** What the desk and its page tell each other. Types only: the page runs in a browser. Times are ISO, UTC. */

export type PhoneName = 'zalo' | 'telegram';

/** A player: somebody of the demo commune, with a phone that has both apps. */
export interface Player {
  id: string;
  name: string;
  /** One short line: who they are in the union. */
  role: string;
  /** Written the way this person writes; offered above the input field. */
  lines: string[];
  /** Where the bot knows them already when the sandbox starts. */
  known: PhoneName[];
}

export type BubbleKind = 'text' | 'picture' | 'file' | 'sticker' | 'voice' | 'location' | 'contact' | 'contact_request';

export interface DeskBubble {
  id: string;
  by: 'bot' | 'person';
  at: string;
  kind: BubbleKind;
  text: string;
  /** Row by row; a button is pressed by its number, counted through all rows from 0. */
  buttons: { label: string; url?: string }[][];
  file?: { name: string; url: string };
  edited?: boolean;
}

/** One app on one person's phone. */
export interface Phone {
  bubbles: DeskBubble[];
  /** Telegram's keys below the input field; `contact` shares the phone number. */
  keys: { label: string; contact: boolean }[][];
  /** Telegram: Start was pressed. Zalo: the person follows the account. */
  begun: boolean;
  blocked: boolean;
}

export interface OutboxEntry {
  id: string;
  state: string;
  kind: string;
  channel: PhoneName | null;
  /** The person's id on the channel. */
  to: string | null;
  createdAt: string;
  /** Not sent before. */
  notBefore: string;
  finishedAt: string | null;
  attempts: number;
  failure: string | null;
}

export interface JobEntry {
  name: string;
  /** When it runs, as the crontab writes it. */
  when: string;
  lastRun: string | null;
  nextRun: string | null;
}

export interface FaultButton {
  channel: PhoneName;
  name: string;
  label: string;
  says: string;
}

export interface DeskState {
  now: string;
  zone: string;
  players: Player[];
  /** Null once somebody used it. */
  setupCode: string | null;
  faults: FaultButton[];
  /** Faults that no call has met yet. */
  faultsWaiting: Record<PhoneName, number>;
  nextDue: string | null;
  driver: string;
}

/** What the page hears without asking. */
export type DeskEvent =
  | { kind: 'bubble'; player: string; phone: PhoneName; bubble: DeskBubble }
  | { kind: 'gone'; player: string; phone: PhoneName; bubble: string }
  | { kind: 'phone'; player: string; phone: PhoneName; state: Omit<Phone, 'bubbles'> }
  | { kind: 'players'; players: Player[] }
  | { kind: 'clock'; now: string; moving: boolean }
  | { kind: 'outbox'; entries: (OutboxEntry & { name: string })[] }
  | {
      kind: 'jobs';
      jobs: JobEntry[];
      nextDue: string | null;
      setupCode: string | null;
      faultsWaiting: Record<PhoneName, number>;
    };
