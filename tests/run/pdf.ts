import { inflateSync } from 'node:zlib';

/** A PDF as a reader sees it that copies its text: pages, and the letters that the fonts' own tables give for what is drawn. */
export interface OpenedPdf {
  pages: number;
  /** In drawing order, one line for every piece of text that is set at once. */
  lines: string[];
  /** Names of the fonts in it; a subset begins with six letters and "+". */
  fonts: string[];
  /** All that is not compressed, and all that was. */
  raw: string;
}

export function openPdf(bytes: Buffer): OpenedPdf {
  const objects = new Map<string, { head: string; stream: string }>();
  const file = bytes.toString('latin1');
  for (const [, id, body] of file.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head = '', stream = ''] = body!.split(/stream\n/, 2);
    const data = Buffer.from(stream.replace(/\nendstream?$/, '').replace(/\nend$/, ''), 'latin1');
    const isPacked = head.includes('/FlateDecode') && data.length > 0;
    objects.set(id!, { head, stream: (isPacked ? inflateSync(data, { finishFlush: 2 }) : data).toString('latin1') });
  }
  const all = [...objects.values()];
  const letters = new Map<string, Map<string, string>>();
  const fontRefs = all.flatMap(({ head }) => [
    ...(/\/Font\s*<<([\s\S]*?)>>/.exec(head)?.[1]?.matchAll(/\/(F\d+) (\d+) 0 R/g) ?? []),
  ]);
  for (const [, name, id] of fontRefs) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id!)!.head)?.[1];
    if (table) letters.set(name!, readTable(objects.get(table)!.stream));
  }
  return {
    pages: all.filter(({ head }) => /\/Type \/Page\b/.test(head)).length,
    lines: all.flatMap(({ stream }) => linesOf(stream, letters)),
    fonts: [...file.matchAll(/\/BaseFont \/([\w+-]+)/g)].map(([, name]) => name!),
    raw: `${file}\n${all.map(({ stream }) => stream).join('\n')}`,
  };
}

/** pdfkit writes ranges with a list: `<0001> <0003> [<0041> <0042> <0043>]`. */
function readTable(table: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, from, list] of table.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi))
    [...list!.matchAll(/<([0-9a-f ]+)>/gi)].forEach(([, units], at) => {
      const code = (Number.parseInt(from!, 16) + at).toString(16).padStart(4, '0');
      const text = String.fromCharCode(
        ...(units!.replace(/ /g, '').match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)),
      );
      found.set(code, text);
    });
  return found;
}

function linesOf(stream: string, letters: Map<string, Map<string, string>>): string[] {
  return [...stream.matchAll(/\/(F\d+) [\d.]+ Tf[\s\S]*?\[([^\]]*)\] TJ/g)].map(([, font, pieces]) =>
    [...pieces!.matchAll(/<([0-9a-f]+)>/gi)]
      .flatMap(([, codes]) => codes!.match(/.{4}/g) ?? [])
      .map((code) => letters.get(font!)?.get(code.toLowerCase()) ?? '?')
      .join(''),
  );
}
