import type { Activity } from '../../domain/activities.js';

/** What the pages of a room read. Nobody's name is among it. */
export interface RoomStore {
  /** An activity whose room has a screen; null for any other. */
  room(activityId: string): Promise<Room | null>;
  /** How many are there. */
  came(activityId: string): Promise<number>;
}

export interface Room {
  activity: Activity;
  unitName: string;
}
