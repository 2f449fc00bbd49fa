import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { fontFiles } from '../../reports/fonts.js';

/** What a page needs beside its HTML, all of it from here: the letters are those of the charts. */
const files = {
  css: { path: new URL('./desk.css', import.meta.url), name: 'desk.css', type: 'text/css; charset=utf-8' },
  icon: { path: new URL('./icon.svg', import.meta.url), name: 'icon.svg', type: 'image/svg+xml' },
  regular: { path: fontFiles.regular, name: 'regular.ttf', type: 'font/ttf' },
  semibold: { path: fontFiles.semibold, name: 'semibold.ttf', type: 'font/ttf' },
  bold: { path: fontFiles.bold, name: 'bold.ttf', type: 'font/ttf' },
} as const;

/** The stylesheet's address changes with its content, so that browsers may keep it and a new version is seen at once. */
export interface DeskFiles {
  css: string;
  icon: string;
  routes(app: FastifyInstance): void;
}

export function deskFiles(): DeskFiles {
  const read = Object.entries(files).map(([, file]) => ({ ...file, bytes: readFileSync(file.path) }));
  const addressed = read.map((file) => ({
    ...file,
    mark: createHash('sha256').update(file.bytes).digest('hex').slice(0, 12),
  }));
  const address = (name: string) => {
    const { mark } = addressed.find((file) => file.name === name)!;
    return `/desk/files/${name}?${mark}`;
  };
  return {
    css: address('desk.css'),
    icon: address('icon.svg'),
    routes(app) {
      for (const { name, type, bytes } of addressed)
        app.get(`/desk/files/${name}`, (_request, reply) =>
          reply.header('cache-control', 'public, max-age=604800').type(type).send(bytes),
        );
    },
  };
}
