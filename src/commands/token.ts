import { randomUUID } from 'node:crypto';
import type { Config } from '../config.js';
import type { Database } from '../storage/database.js';
import { tokensIn } from '../storage/token-states.js';
import { tokenStore } from '../storage/tokens.js';
import { type Command, readArgs, Stop, type World, WrongUsage } from './command.js';
import { withDatabase } from './open.js';
import { tokenLine } from './token-line.js';

export const tokenCommand: Command = {
  usage: ['token', 'token zalo'],
  summary: 'show the state of the tokens; store a new Zalo refresh token, read from the input',
  async run(args, world) {
    const { words } = readArgs(args, [], { least: 0, most: 1 });
    if (words.length > 0 && words[0] !== 'zalo') throw new WrongUsage(`"${words[0]}" has no token here; zalo has`);
    const config = world.config();
    return withDatabase(config, (db) => (words.length === 0 ? show(db, world) : store(db, config, world)));
  },
};

async function show(db: Database, { clock, out }: World): Promise<number> {
  const tokens = await tokensIn(db);
  if (tokens.length === 0) out('No tokens are stored. Telegram needs none here: its token is TELEGRAM_BOT_TOKEN.');
  for (const token of tokens) out(tokenLine(token, clock.now()).text);
  return 0;
}

/** From the input, not from the command line: that is in the shell's history and in the list of processes. */
async function store(db: Database, config: Config, { clock, out, err, input }: World): Promise<number> {
  if (!config.ZALO_OA_ID) throw new Stop('Set the ZALO_ variables first: the token is stored for ZALO_OA_ID.');
  err('Paste the refresh token, then Enter and Ctrl+D:');
  const refreshToken = (await input()).trim();
  if (!/^[\x21-\x7e]{20,4096}$/.test(refreshToken))
    throw new Stop('This is no refresh token: it is one word of at least 20 letters, digits and signs. Nothing was stored.');
  const tokens = tokenStore(db, clock, 'zalo', config.ZALO_OA_ID);
  await tokens.seed(refreshToken);
  // A refresh under way would bring its own pair after ours.
  const holder = `operator ${randomUUID()}`;
  if (!(await tokens.acquire(holder, new Date(clock.now().getTime() + 30_000))))
    throw new Stop('The bot is refreshing the token at this moment. Try again in a minute.');
  await tokens.save({ refreshToken });
  await tokens.release(holder);
  out(`Stored for OA ${config.ZALO_OA_ID}. The bot takes it with its next message; check with: npm run chidoan -- doctor`);
  return 0;
}
