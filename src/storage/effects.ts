import type { Effect, EffectKind } from '../conversation/effects.js';
import type { UnitTree } from '../domain/units.js';
import type { Texts } from '../i18n.js';
import type { ChannelName } from '../messages.js';
import { activityEffects } from './activities.js';
import type { Tx } from './database.js';
import { eraseEffects } from './erasures.js';
import type { NewId } from './ids.js';
import { monthReportEffects } from './month-reports.js';
import { peopleEffects } from './people.js';
import { pledgeEffects } from './pledges.js';
import { tellEffects } from './tell.js';

/** Who caused an effect, and the message that did: evidence of a consent, subject of an audit line. */
export interface Actor {
  contactId: string;
  memberId: string | null;
  channel: ChannelName;
  messageKey: string;
  inboundId: string;
}

export interface EffectWorld {
  now: Date;
  newId: NewId;
  texts: Texts;
  zone: string;
  units: UnitTree;
  /** The operator has configured a template for notices by phone number. */
  byPhone?: boolean;
}

export interface Caused<E extends Effect> {
  effect: E;
  by: Actor;
}

/** One handler a kind; each gets all effects of its kind of one group of turns, so that frequent ones can be one statement. */
export type Handlers<E extends Effect> = {
  [Kind in E['kind']]: (tx: Tx, items: Caused<Extract<E, { kind: Kind }>>[], world: EffectWorld) => Promise<void>;
};

const handlers: Handlers<Effect> = {
  ...peopleEffects,
  ...activityEffects,
  ...pledgeEffects,
  ...monthReportEffects,
  ...tellEffects,
  ...eraseEffects,
};

/** Applies effects inside the turn's transaction, kind by kind in the order in which the handlers are declared. @throws StaleFacts */
export async function applyEffects(tx: Tx, effects: Caused<Effect>[], world: EffectWorld): Promise<void> {
  if (effects.length === 0) return;
  for (const kind of Object.keys(handlers) as EffectKind[]) {
    const items = effects.filter(({ effect }) => effect.kind === kind);
    if (items.length > 0)
      await (handlers[kind] as (tx: Tx, items: Caused<Effect>[], world: EffectWorld) => Promise<void>)(tx, items, world);
  }
}
