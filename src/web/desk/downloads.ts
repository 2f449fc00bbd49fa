import type { SheetShape } from '../../domain/sheets.js';
import type { Sheet } from '../../reports/sheet.js';
import { attendanceTable } from './pages/activity.js';
import { registered } from './pages/pledges.js';
import { ratesSheet } from './pages/rates.js';
import { reportSheet } from './pages/reports.js';
import { residenceList } from './pages/residence.js';
import { rosterFile } from './pages/roster.js';
import type { View } from './view.js';

/** Files of the same tables that the pages show; who took one is in the audit log. */
export type DeskSheet = Sheet;

type SheetOf = (view: View, id: string) => Promise<SheetShape | undefined>;

/** By the end of their address; every one is audited under the same name as the chat's own export. */
const sheets: Record<string, { of: SheetOf; action: string }> = {
  'roster.xlsx': { of: rosterFile, action: 'roster_exported' },
  'rates.xlsx': { of: ratesSheet, action: 'residence_exported' },
  'residence.xlsx': { of: residenceList, action: 'residence_exported' },
  'reports.xlsx': { of: reportSheet, action: 'month_report_exported' },
  'pledges/:id/names.xlsx': { of: registered, action: 'programme_exported' },
  'activities/:id/attendance.xlsx': { of: attendanceTable, action: 'attendance_exported' },
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
