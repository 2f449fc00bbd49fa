import type { Clock } from '../clock.js';
import type { Person } from '../domain/people.js';
import type { SendingRules } from '../domain/sending.js';
import type { UnitTree } from '../domain/units.js';
import type { Texts } from '../i18n.js';
import type { ChannelName, InboundContent, Outbound } from '../messages.js';
import type { Effect } from './effects.js';
import { advance, type EngineParts } from './engine.js';
import type { Lookup } from './lookup.js';
import { type Alarm, patiently } from './patience.js';
import { render } from './render.js';
import type { ConversationState } from './state.js';

/** One person's next message with what was known when the turn began. */
export interface WaitingTurn {
  inboundId: string;
  /** The platform's key of the message: evidence of a consent. */
  messageKey: string;
  channel: ChannelName;
  content: InboundContent;
  sentAt: Date;
  attempts: number;
  person: Person;
  /** As saved: read by state.ts. */
  state: unknown;
}

export interface FinishedTurn {
  inboundId: string;
  messageKey: string;
  person: Person;
  state: ConversationState;
  replies: Outbound[];
  effects: Effect[];
}

export interface TurnWorld {
  turns: WaitingTurn[];
  units: UnitTree;
  look: Lookup;
}

/**
 * The storage that turns need. `group` opens one transaction, takes the next message of up to `limit` people (one each), hands
 * them to `work` and saves what it returns: states, effects and replies together, or nothing. After each commit whoever sends
 * hears of it.
 */
export interface TurnStore {
  group(limit: number, work: (world: TurnWorld) => Promise<FinishedTurn[]>): Promise<string[]>;
  /** The same for one message; resolves false when it is no longer waiting. */
  one(inboundId: string, work: (world: TurnWorld) => Promise<FinishedTurn[]>): Promise<boolean>;
  /** Ids of the messages that the last `group` of this size would take. */
  waiting(limit: number): Promise<string[]>;
  /** Counts a failed try; parks the message when it is one too many and tells the person. True when it was parked. */
  failed(inboundId: string, apology: Outbound): Promise<boolean>;
}

export interface TurnOptions {
  store: TurnStore;
  engine: EngineParts;
  texts: Texts;
  clock: Clock;
  zone: string;
  /** Who answers for the data (domain.md §8.1); the root unit's name when it is not given. */
  controller?: string;
  sending: SendingRules;
  newId: () => string;
  random: (below: number) => number;
  link: (payload: string) => string | undefined;
  page: (path: string) => string | undefined;
  /** The storage is away: no fault of the message, which waits until it is back. */
  isAway: (error: unknown) => boolean;
  /** A bug: logged once, with ids only. */
  report: (error: unknown, ids: { inboundId?: string }) => void;
  count: (what: string, n?: number) => void;
  /** A moment for messages to come together, after a group and before the next: each has its fixed cost. A lone message waits for none. */
  gather?: () => Promise<void>;
  /** How long a group of turns may take before one of them is taken to hang. */
  patienceMs: number;
  /** Real time unless told (patience.ts). */
  alarm?: Alarm;
}

/** A group is computed in one go, and whoever waits for a 200 waits for it: so large that its fixed cost is shared, and no larger. */
const largestGroup = 64;

/** Takes turns until no message waits. A group that fails is taken again one by one, so that a poisoned turn hurts only itself. */
export function turnWorker(options: TurnOptions) {
  const { store } = options;

  const advanceAll = ({ turns, units, look }: TurnWorld): Promise<FinishedTurn[]> =>
    patiently(Promise.all(turns.map((turn) => advanceOne(turn, units, look))), options.patienceMs, options.alarm);

  async function advanceOne(turn: WaitingTurn, units: UnitTree, look: Lookup): Promise<FinishedTurn> {
    const { person } = turn;
    const result = await advance(options.engine, turn.state, turn.content, {
      person,
      units,
      look,
      now: options.clock.now(),
      sentAt: turn.sentAt,
      zone: options.zone,
      controller: options.controller ?? units.roots()[0]?.name ?? options.texts.text('vi', 'controller-default'),
      sending: options.sending,
      newId: options.newId,
      random: options.random,
      link: options.link,
      page: options.page,
    });
    const replies = await Promise.all(result.says.map((say) => render(options.texts, person.locale, say)));
    if (replies.length > 0) result.state.offered = offeredBy(replies);
    for (const counted of result.counted) options.count(counted);
    return {
      inboundId: turn.inboundId,
      messageKey: turn.messageKey,
      person,
      state: result.state,
      replies: joined(replies),
      effects: result.effects,
    };
  }

  async function oneByOne(): Promise<number> {
    const ids = await store.waiting(largestGroup);
    let taken = 0;
    for (const inboundId of ids) {
      try {
        if (await store.one(inboundId, advanceAll)) taken++;
      } catch (error) {
        if (options.isAway(error)) throw error;
        const apology = { text: options.texts.text('vi', 'bot-apology') };
        if (await store.failed(inboundId, apology)) options.report(error, { inboundId });
        taken++;
      }
    }
    return taken;
  }

  /** One round; resolves with how many turns were taken. */
  async function round(): Promise<number> {
    let taken: number;
    try {
      taken = (await store.group(largestGroup, advanceAll)).length;
    } catch (error) {
      if (options.isAway(error)) throw error;
      taken = await oneByOne(); // whatever it was shows again, alone
    }
    if (taken > 0) options.count('turns', taken);
    return taken;
  }

  return {
    async drain(): Promise<number> {
      let total = 0;
      for (let taken = await round(); taken > 0; taken = await round()) {
        total += taken;
        if (taken < largestGroup) await options.gather?.();
      }
      return total;
    },
  };
}

/** What can be typed instead of pressed. Numbers are those of the last message with buttons: what was answered in between has others. */
function offeredBy(replies: Outbound[]): ConversationState['offered'] {
  const last = replies.findLast((reply) => reply.choices?.length);
  return replies.flatMap((reply) =>
    (reply.choices ?? []).map((choice) => (reply === last ? choice : { ...choice, aside: true })),
  );
}

/**
 * Several short things said in one turn are one message: a person's phone rings once, and a platform with few free messages is
 * spared. A message with buttons, a picture or a contact request ends the part it stands in.
 */
function joined(replies: Outbound[]): Outbound[] {
  const parts: Outbound[] = [];
  for (const reply of replies) {
    const last = parts.at(-1);
    const plain = last && !last.choices && !last.attachment && !last.ask;
    if (plain && !reply.attachment && last.text.length + reply.text.length < 1500)
      parts[parts.length - 1] = { ...reply, text: `${last.text}\n\n${reply.text}` };
    else parts.push(reply);
  }
  return parts;
}
