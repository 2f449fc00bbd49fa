import { searchKey } from '../language/folding.js';
import type { InboundContent } from '../messages.js';
import { choiceAddress, readChoiceAddress } from './address.js';
import type { Effect } from './effects.js';
import type { Answer, AnyFlow, ChoiceSpec, Label, Opening, Outcome, ReadIntent, Say, Talk } from './flow.js';
import type { Register } from './register.js';
import { type ConversationState, emptyState, type Frame, readState } from './state.js';

/** What one message of one person leads to. `counted` are outcomes worth a counter (an unknown step, a stale button). */
export interface Advance {
  state: ConversationState;
  says: Say[];
  effects: Effect[];
  counted: string[];
}

/** Reads a text as an intent of domain.md §10; language/ does it, app.ts hands it in. */
export type IntentReader = (
  text: string,
  context: { formOpen: boolean; now: Date; zone: string },
) => ReadIntent & { certain: boolean; likely: string[] };
export type ControlReader = (text: string) => 'cancel' | 'back' | 'skip' | 'help' | 'menu' | 'stop' | 'resume' | undefined;

export interface EngineParts {
  flows: Register;
  readIntent: IntentReader;
  readControl: ControlReader;
  /** What a label reads in a language: people type lines of the menu as well as press them. */
  readLabel: (locale: string, label: Label) => string;
}

export type TalkBase = Omit<Talk<undefined>, 'data' | 'editing' | 'begun'>;

/** After this silence an open question is not answered by whatever comes next: the person is asked whether to go on. */
const idleMs = 6 * 3600_000;
/** Interruptions within interruptions beyond this are dropped, oldest first. */
const deepest = 4;
/** Characters of a text that flows may know by heart: the longest setup code with the words in front of it. */
const longestWords = 80;

/**
 * One turn, pure: the saved state and what the person did go in; new state, things to say and things to do come out.
 * The look-ups of `base` are the only thing it reads from, and it writes nothing.
 */
export async function advance(parts: EngineParts, saved: unknown, content: InboundContent, base: TalkBase): Promise<Advance> {
  const turn = new Turn(parts, base);
  const state = readState(saved);
  if (!state) turn.lost('state');
  turn.state = structuredClone(state ?? emptyState);
  await turn.take(content);
  return { state: turn.state, says: turn.says, effects: turn.effects, counted: turn.counted };
}

/** The turn under way. Not a model of anything: it only keeps the four results together while the rules below run. */
class Turn {
  state: ConversationState = emptyState;
  says: Say[] = [];
  effects: Effect[] = [];
  counted: string[] = [];

  constructor(
    private readonly parts: EngineParts,
    private readonly base: TalkBase,
  ) {}

  async take(content: InboundContent): Promise<void> {
    switch (content.kind) {
      case 'blocked':
      case 'unblocked':
        return;
      case 'start':
        return this.started(content.payload);
      case 'choice':
        return this.chose(content.address);
      case 'text':
        return this.typed(content.text.normalize('NFC').trim());
      case 'contact':
        return this.answered({ kind: 'contact', phone: content.phone, own: content.own });
      case 'file':
        return this.answered({ kind: 'file' });
      default:
        return this.answered({ kind: content.kind });
    }
  }

  private async started(payload: string | undefined): Promise<void> {
    if (payload) {
      const link = this.parts.flows.link(payload);
      if (link) return this.open(link.flow, await link.entry([link.rest], this.opener(link.flow)));
    }
    if (this.state.frames.length > 0) return this.offerToContinue();
    return this.say(undefined, 'greet');
  }

  private async chose(text: string): Promise<void> {
    const address = readChoiceAddress(text);
    if (!address) return this.stale();
    if (address.flow === 'bot') return this.command(address.name);
    const top = this.top();
    if (top && top.flow === address.flow && top.step === address.name)
      return this.answered({ kind: 'choice', args: address.args });
    const target = this.parts.flows.get(address.flow);
    const entry = target?.entries?.[address.name];
    if (!target || !entry) return this.stale();
    return this.open(target, await entry(address.args, this.opener(target)));
  }

  private async command(name: string): Promise<void> {
    switch (name) {
      case 'continue':
        return this.top() ? this.askOpenQuestion() : this.say({ key: 'bot-nothing-open' }, 'menu');
      case 'drop':
        this.state.frames = [];
        return this.say({ key: 'bot-dropped' }, 'menu');
      case 'cancel':
        return this.cancelled();
      case 'back':
        return this.wentBack();
      default:
        return this.say(undefined, 'menu');
    }
  }

  private async typed(text: string): Promise<void> {
    if (text === '') return this.answered({ kind: 'other' });
    const top = this.top();
    const step = top && this.stepOf(top);
    const control = this.parts.readControl(text);
    const inFreeText = step?.freeText === true;
    if (control === 'cancel' && top) return this.cancelled();
    if (control === 'cancel') return this.say({ key: 'bot-nothing-to-cancel' }, 'menu');
    if (control === 'back') return this.wentBack();
    if (control === 'stop' && (await this.intent({ intent: 'opt_out', slots: {}, score: 1, text }))) return;
    if (control === 'resume' && !top && (await this.intent({ intent: 'opt_in', slots: {}, score: 1, text }))) return;
    if (control === 'menu') return this.say(undefined, 'menu');
    if (control === 'help' && !inFreeText) return this.say(undefined, 'help');
    const picked = this.pick(text);
    if (picked) return this.chose(picked);
    if (top && this.isIdle()) return this.cameBack(text);
    if (!top) return this.outsideForms(text);
    await this.answered({ kind: 'text', text });
  }

  /** A number, or a label, of the buttons that were last shown: people type what they see, and Zalo shows only five buttons. */
  private pick(text: string): string | undefined {
    const { offered } = this.state;
    if (offered.length === 0) return undefined;
    if (/^\d{1,2}$/.test(text) && !(this.top() && this.stepTakesNumbers())) return offered[Number(text) - 1]?.address;
    const wanted = searchKey(text);
    return offered.find((choice) => searchKey(choice.label) === wanted)?.address;
  }

  private stepTakesNumbers(): boolean {
    const top = this.top();
    const step = top && this.stepOf(top);
    return step?.takesNumbers === true;
  }

  private async outsideForms(text: string): Promise<void> {
    if (await this.words(text)) return;
    const read = this.read(text, false);
    if (read.certain && (await this.intent(read))) return;
    if (await this.menuLine(text)) return;
    this.counted.push('not_understood');
    // Somebody who is not known yet has most likely come to join, whatever they said first.
    if (!this.isKnown()) return this.say(undefined, 'greet');
    // Whoever waits for the secretary can do little yet, and wants to know why.
    if (this.isWaiting()) return this.say(undefined, 'menu');
    const likely = [...new Set([...read.likely.slice(0, 3), 'talk_to_secretary'])];
    const choices = likely.flatMap((intent) => this.parts.flows.choiceFor(intent, this.talk(undefined)));
    this.says.push({ key: 'bot-not-understood', choices: [...choices, menuChoice] });
  }

  /** After days of silence a text is taken as a command if it clearly is one; otherwise the person is asked whether to go on. */
  private async cameBack(text: string): Promise<void> {
    if (await this.words(text)) return;
    const read = this.read(text, false);
    if (read.certain && read.intent !== 'greet' && (await this.intent(read))) return;
    await this.offerToContinue();
  }

  private async offerToContinue(): Promise<void> {
    const top = this.top()!;
    this.state.askedAt = this.base.now.toISOString();
    this.says.push({
      key: 'bot-welcome-back',
      lines: [{ key: `flow-name-${top.flow.replaceAll('_', '-')}` }],
      choices: [
        { label: { key: 'bot-choice-continue' }, to: choiceAddress('bot', 'continue') },
        { label: { key: 'bot-choice-drop' }, to: choiceAddress('bot', 'drop') },
      ],
    });
  }

  /** Opens the flow whose own words these are: short ones only (a code, a language's name), never a sentence. */
  private async words(text: string): Promise<boolean> {
    if (text.length > longestWords) return false;
    for (const target of this.parts.flows.all) {
      const opening = await target.words?.(text, this.opener(target));
      if (!opening || opening.do === 'pass') continue;
      await this.open(target, opening);
      return true;
    }
    return false;
  }

  /** A line of the person's own menu, typed at any time: messages speak of these lines by name. */
  private async menuLine(text: string): Promise<boolean> {
    if (text.length > longestWords) return false;
    const wanted = searchKey(text);
    const { says } = await this.parts.flows.standing('menu', this.talk(undefined));
    const line = says
      .flatMap((said) => said.choices ?? [])
      .find(({ label }) => searchKey(this.parts.readLabel(this.base.person.locale, label)) === wanted);
    if (!line) return false;
    await this.chose(line.to);
    return true;
  }

  private read(text: string, formOpen: boolean) {
    return this.parts.readIntent(text, { formOpen, now: this.base.now, zone: this.base.zone });
  }

  private isKnown(): boolean {
    const { member, roles, waitingRegistration } = this.base.person;
    return member !== null || roles.length > 0 || waitingRegistration !== null;
  }

  private isWaiting(): boolean {
    const { member, roles, waitingRegistration } = this.base.person;
    return member === null && roles.length === 0 && waitingRegistration !== null;
  }

  /** Opens the flow that answers to an intent. False when no flow does, or the flow passes and it is no small talk. */
  private async intent(read: ReadIntent): Promise<boolean> {
    // A bare yes or no in a form is for its open question alone.
    if (this.top() && (read.intent === 'confirm' || read.intent === 'deny')) return false;
    const target = this.parts.flows.forIntent(read.intent);
    if (!target) return this.smallTalk(read);
    const opening = await target.intents![read.intent]!(read, this.opener(target));
    if (opening.do === 'pass') return this.smallTalk(read);
    await this.open(target, opening);
    return true;
  }

  /** What needs no flow: a greeting, thanks, a bare yes or no, and what the bot does not do (domain.md §10; nothing is stored). */
  private async smallTalk(read: ReadIntent): Promise<boolean> {
    const formOpen = this.top() !== undefined;
    if (formOpen && this.isIdle() && ['greet', 'thanks'].includes(read.intent)) {
      await this.offerToContinue();
      return true;
    }
    switch (read.intent) {
      // A greeting in the middle of a form does not begin anew: the open question is asked again.
      case 'greet':
        if (!formOpen) await this.say(undefined, 'greet');
        else this.says.push({ key: 'bot-hello' });
        break;
      case 'help':
        await this.say(undefined, 'help');
        return true;
      case 'thanks':
        this.says.push({ key: 'bot-thanks' });
        break;
      case 'confirm':
      case 'deny':
        this.says.push({ key: 'bot-nothing-asked', choices: [menuChoice] });
        return true;
      case 'out_of_scope': {
        const category = String(read.slots.category ?? 'other');
        // An emoji where a date is wanted is a wrong answer, not another subject: the step says what it accepts.
        if (formOpen && category === 'gibberish') return false;
        this.counted.push('out_of_scope');
        this.says.push({ key: `bot-outside-${ownAnswers.includes(category) ? category.replaceAll('_', '-') : 'other'}` });
        break;
      }
      default:
        return false;
    }
    if (formOpen) await this.askOpenQuestion();
    return true;
  }

  private async answered(answer: Answer): Promise<void> {
    const top = this.top();
    if (!top) return this.unasked(answer);
    const opened = this.opened(top);
    if (!opened) return this.lostFrame(top);
    const outcome: Outcome<unknown, string> = await opened.step.answer(answer, this.talk(opened.data, top.returnTo !== null));
    if (outcome.do === 'again' && answer.kind === 'text' && !opened.step.freeText && (await this.interrupted(answer.text)))
      return;
    if (outcome.do === 'pass') {
      if (answer.kind === 'text' && (await this.interrupted(answer.text))) return;
      this.says.push({ key: 'bot-use-what-is-asked' });
      return this.askOpenQuestion();
    }
    await this.follow(top, opened.data, outcome);
  }

  /** A command or question in the middle of a form: done, and the open question asked again. */
  private async interrupted(text: string): Promise<boolean> {
    if (await this.words(text)) return true;
    const read = this.read(text, true);
    if (read.certain && (await this.intent(read))) return true;
    return this.menuLine(text);
  }

  private async follow(top: Frame, data: unknown, outcome: Exclude<Outcome<unknown, string>, { do: 'pass' }>): Promise<void> {
    if (outcome.do === 'again') {
      if (outcome.data) top.data = { ...(data as object), ...(outcome.data as object) };
      this.says.push(outcome.because);
      return this.askOpenQuestion();
    }
    this.says.push(...(outcome.say ?? []));
    this.effects.push(...(outcome.effects ?? []));
    if (outcome.do === 'end') {
      this.state.frames.pop();
      if (outcome.all) this.state.frames = [];
      this.state.offered = [];
      if (this.top()) await this.askOpenQuestion();
      return;
    }
    if (outcome.edit) {
      top.returnTo = top.step;
      top.step = outcome.step;
    } else if (top.returnTo && !outcome.through) {
      top.step = top.returnTo;
      top.returnTo = null;
    } else {
      // A step that goes on to itself (a list that is ticked, switches) is left by one "quay lại", and the trail stays short.
      if (!top.returnTo && outcome.step !== top.step) top.trail.push({ step: top.step, data });
      top.step = outcome.step;
    }
    top.data = { ...(data as object), ...((outcome.data as object | undefined) ?? {}) };
    await this.askOpenQuestion();
  }

  /** Runs what an entry, an intent or a link opened: on top of the open question, which comes back afterwards. */
  private async open(target: AnyFlow, opening: Opening<unknown, string>): Promise<void> {
    if (opening.do === 'pass') return this.say(undefined, 'menu');
    this.says.push(...(opening.say ?? []));
    this.effects.push(...(opening.effects ?? []));
    if (opening.do === 'end') {
      if (opening.all) this.state.frames = [];
      if (opening.closes) this.state.frames = this.state.frames.filter((frame) => frame.flow !== target.name);
      if (this.top()) await this.askOpenQuestion();
      else this.state.offered = [];
      return;
    }
    // Opening the same flow again starts it anew instead of piling it up.
    this.state.frames = this.state.frames.filter((frame) => frame.flow !== target.name).slice(-(deepest - 1));
    this.state.frames.push({ flow: target.name, step: opening.step, data: opening.data, trail: [], returnTo: null });
    await this.askOpenQuestion();
  }

  private async cancelled(): Promise<void> {
    const ended = this.state.frames.pop();
    if (!ended) return this.say({ key: 'bot-nothing-to-cancel' }, 'menu');
    this.says.push({ key: 'bot-cancelled' });
    if (this.top()) return this.askOpenQuestion();
    this.state.offered = [];
    await this.say(undefined, 'menu');
  }

  private async wentBack(): Promise<void> {
    const top = this.top();
    if (!top) return this.say({ key: 'bot-nothing-open' }, 'menu');
    if (top.returnTo) {
      top.step = top.returnTo;
      top.returnTo = null;
    } else {
      const before = top.trail.pop();
      if (!before) this.says.push({ key: 'bot-at-the-beginning' });
      else {
        top.step = before.step;
        top.data = before.data;
      }
    }
    await this.askOpenQuestion();
  }

  private async askOpenQuestion(): Promise<void> {
    const top = this.top();
    if (!top) return;
    const opened = this.opened(top);
    if (!opened) return this.lostFrame(top);
    this.says.push(await opened.step.ask(this.talk(opened.data, top.returnTo !== null)));
    this.state.askedAt = this.base.now.toISOString();
  }

  /** A picture, a sticker or a contact where nothing was asked. */
  private async unasked(answer: Answer): Promise<void> {
    if (answer.kind === 'choice') return this.stale();
    this.counted.push(`unasked_${answer.kind}`);
    return this.say({ key: answer.kind === 'text' ? 'bot-not-understood' : 'bot-only-text' }, 'menu');
  }

  private async stale(): Promise<void> {
    this.counted.push('stale_button');
    this.says.push({ key: 'bot-stale-button', choices: this.top() ? undefined : [menuChoice] });
    await this.askOpenQuestion();
  }

  /** A flow, step or data of an older version: sorry, on to what is below it or to the menu; counted. */
  private async lostFrame(top: Frame): Promise<void> {
    this.state.frames = this.state.frames.filter((frame) => frame !== top);
    this.lost(`${top.flow}/${top.step}`);
    if (this.top()) return this.askOpenQuestion();
    await this.say(undefined, 'menu');
  }

  lost(what: string): void {
    this.counted.push(`lost:${what}`);
    this.says.push({ key: 'bot-lost' });
    this.state.offered = [];
  }

  private async say(first: Say | undefined, then: 'menu' | 'help' | 'greet'): Promise<void> {
    if (first) this.says.push(first);
    const said = await this.parts.flows.standing(then, this.talk(undefined));
    this.says.push(...said.says);
    if (said.open) return this.open(said.open.flow, said.open.opening);
    if (this.top() && then !== 'menu') await this.askOpenQuestion();
  }

  private top(): Frame | undefined {
    return this.state.frames.at(-1);
  }

  private isIdle(): boolean {
    const { askedAt } = this.state;
    return askedAt !== null && this.base.now.getTime() - Date.parse(askedAt) > idleMs;
  }

  private stepOf(top: Frame) {
    const target = this.parts.flows.get(top.flow);
    return target && Object.hasOwn(target.steps, top.step) ? target.steps[top.step] : undefined;
  }

  private opened(top: Frame) {
    const step = this.stepOf(top);
    if (!step) return undefined;
    const parsed = this.parts.flows.get(top.flow)!.data.safeParse(top.data);
    return parsed.success ? { step, data: parsed.data as unknown } : undefined;
  }

  /** What an entry knows: also what was begun already in the same flow, so that opening it again need not ask everything again. */
  private opener(target: AnyFlow): Talk<undefined> {
    const frame = this.state.frames.find((one) => one.flow === target.name);
    return { ...this.talk(undefined), begun: frame && this.opened(frame)?.data };
  }

  private talk<Data>(data: Data, editing = false): Talk<Data> {
    return { ...this.base, data, editing };
  }
}

/** Categories of what is out of scope that have an answer of their own. */
const ownAnswers = ['emergency', 'other_person_data', 'accusation', 'politics', 'prompt_injection', 'abuse'];

export const menuChoice: ChoiceSpec = { label: { key: 'bot-choice-menu' }, to: choiceAddress('bot', 'menu') };
