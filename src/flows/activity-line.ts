import type { Label } from '../conversation/flow.js';
import type { Activity } from '../domain/activities.js';
import { showDateTime } from '../language/show.js';

/** An activity in one line: its title, or its kind, and when. */
export function activityLine({ title, kind, startAt }: Pick<Activity, 'title' | 'kind' | 'startAt'>, zone: string): Label {
  const at = showDateTime(startAt, zone);
  return title ? { key: 'check-in-line-titled', params: { title, at } } : { key: 'check-in-line', params: { kind, at } };
}
