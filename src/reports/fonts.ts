import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The letters of every picture and paper: one family with all Vietnamese letters, from a package, because a server may have no fonts. */
export const fontFamily = 'Be Vietnam Pro';

const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/be-vietnam-pro/package.json'));
const file = (name: string) => join(folder, name, `BeVietnamPro_${name}.ttf`);

/** Paths of the TTF files. */
export const fontFiles = {
  regular: file('400Regular'),
  semibold: file('600SemiBold'),
  bold: file('700Bold'),
  italic: file('400Regular_Italic'),
} as const;
