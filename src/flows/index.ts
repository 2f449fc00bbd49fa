import type { AnyFlow } from '../conversation/flow.js';
import { type Register, registerFlows } from '../conversation/register.js';
import { standing } from './menu.js';
import { pledge } from './pledge.js';
import { pledges } from './pledges.js';

/** What the bot can talk about. Adding a flow is adding it here; its transcript is then missing, and a test says so. */
export const allFlows: readonly AnyFlow[] = [pledge, pledges];

export const flows: Register = registerFlows(allFlows, standing);
