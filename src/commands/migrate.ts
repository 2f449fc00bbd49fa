import { migrate } from '../storage/migrate.js';
import { type Command, readArgs } from './command.js';

export const migrateCommand: Command = {
  usage: ['migrate'],
  summary: 'make the tables, or bring them to this version',
  async run(args, { config, out }) {
    readArgs(args, [], { least: 0, most: 0 });
    const applied = await migrate(config().DATABASE_URL);
    out(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}.`);
    return 0;
  },
};
