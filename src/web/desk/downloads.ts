import type { SheetShape } from '../../domain/sheets.js';
import type { Sheet } from '../../reports/sheet.js';
import { rosterOf } from './pages/roster.js';
import type { View } from './view.js';

/** Files of the same tables that the pages show; who took one is in the audit log. */
export type DeskSheet = Sheet;

type SheetOf = (view: View, id: string) => Promise<SheetShape | undefined>;

/** By the end of their address; every one is audited under the same name as the chat's own export. */
const sheets: Record<string, { of: SheetOf; action: string }> = {
  'roster.xlsx': { of: rosterOf, action: 'roster_exported' },
};

export const downloads: Record<string, (view: View, id: string) => Promise<DeskSheet | undefined>> = Object.fromEntries(
  Object.entries(sheets).map(([path, { of, action }]) => [
    path,
    async (view: View, id: string) => {
      const shape = await of(view, id);
      if (!shape) return undefined;
      view.seen(action, view.unit.id, { rows: shape.rows.length });
      return { ...shape, format: 'xlsx' as const };
    },
  ]),
);
