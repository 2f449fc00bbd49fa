import { crc32, deflateRawSync } from 'node:zlib';

/** A zip with its files stored as they are: enough to build workbooks that no good program would write. */
export function zip(files: Record<string, string>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const data = Buffer.from(text);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(crc32(data), 10);
    fields.writeUInt32LE(data.length, 14);
    fields.writeUInt32LE(data.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), data]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, place, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

/** A zip of one deflated file that claims to be `claimed` bytes when unpacked, put behind the files of another zip's workbook. */
export function swelling(file: Buffer, name: string, text: string | Buffer, claimed: number): Buffer {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const directoryAt = file.readUInt32LE(end + 16);
  const data = deflateRawSync(text);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(crc32(text), 10);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(claimed, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), data]);
  const place = Buffer.alloc(14);
  place.writeUInt32LE(directoryAt, 10);
  const directory = Buffer.concat([
    file.subarray(directoryAt, end),
    Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
    fields,
    place,
    Buffer.from(name),
  ]);
  const tail = Buffer.from(file.subarray(end));
  tail.writeUInt16LE(file.readUInt16LE(end + 8) + 1, 8);
  tail.writeUInt16LE(file.readUInt16LE(end + 10) + 1, 10);
  tail.writeUInt32LE(directory.length, 12);
  tail.writeUInt32LE(directoryAt + local.length, 16);
  return Buffer.concat([file.subarray(0, directoryAt), local, directory, tail]);
}

/** A workbook whose first sheet has this XML between `<sheetData>` and its end. */
export function workbook(sheetData: string, otherSheets: Record<string, string> = {}): Buffer {
  const sheets = Object.entries({ 'Danh sách': sheetData, ...otherSheets });
  const relations = sheets.map(
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const list = sheets.map(([name], at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  const ns =
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const files: Record<string, string> = {
    '[Content_Types].xml': '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<?xml version="1.0"?><workbook ${ns}><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
  };
  sheets.forEach(([, data], at) => {
    files[`xl/worksheets/sheet${at + 1}.xml`] =
      `<?xml version="1.0"?><worksheet ${ns}><sheetData>${data}</sheetData></worksheet>`;
  });
  return zip(files);
}

/** `<row>` XML of text cells; null leaves a cell out. */
export function textRow(number: number, cells: (string | null)[]): string {
  const xml = cells.map((cell, at) =>
    cell === null
      ? ''
      : `<c r="${String.fromCharCode(65 + at)}${number}" t="inlineStr"><is><t xml:space="preserve">${cell}</t></is></c>`,
  );
  return `<row r="${number}">${xml.join('')}</row>`;
}
