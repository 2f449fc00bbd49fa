/** The blue of the youth shirt on white; text on it or on white has a contrast of at least 7 : 1. */
export const colours = {
  paper: '#ffffff',
  ink: '#10213a',
  soft: '#3d4c63',
  bar: '#0b5cad',
  strong: '#08305c',
  track: '#dbe4ef',
  tint: '#eaf2fb',
  line: '#b9c6d6',
} as const;

/**
 * Parts of a whole: apart for people who see red and green alike, because light and dark alternate; each is numbered as well.
 * `ink`: what is readable on it.
 */
export const partColours = [
  { fill: '#0b5cad', ink: '#ffffff' },
  { fill: '#f0a30a', ink: '#10213a' },
  { fill: '#00634c', ink: '#ffffff' },
  { fill: '#8ecaf0', ink: '#10213a' },
  { fill: '#8f2d00', ink: '#ffffff' },
  { fill: '#e3b5d3', ink: '#10213a' },
  { fill: '#4a4f57', ink: '#ffffff' },
  { fill: '#f3e55c', ink: '#10213a' },
] as const;
