/** Meanings by word. A plain object also "has" words like `constructor`, which people can type; this one has only its own. */
export function wordTable<Meaning>(rows: Record<string, Meaning>): Record<string, Meaning> {
  return Object.assign(Object.create(null) as Record<string, Meaning>, rows);
}
