import type { Texts } from '../i18n.js';
import type { Database } from './database.js';
import type { NewId } from './ids.js';

export function scheduleStore(_options: { db: Database; newId: NewId; texts: Texts }): object {
  return {};
}
