import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface PageFile {
  name: string;
  type: string;
  bytes: Buffer;
}

const types = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' };
const names = ['page.css', 'room.js', 'arriving.js'] as const;

/** The pages' own scripts and style, as the build laid them beside this file. Without a build (tests of other things) there are none. */
export async function pageFiles(folder = join(import.meta.dirname, 'page')): Promise<PageFile[]> {
  const files = await Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(join(folder, name)).catch(() => undefined);
      return bytes ? [{ name, type: types[name.endsWith('.css') ? 'css' : 'js'], bytes }] : [];
    }),
  );
  return files.flat();
}
