import { channelContract } from './contract.js';
import { zaloHarness } from './zalo/harness.js';

channelContract('zalo', zaloHarness);
