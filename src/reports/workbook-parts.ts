/** The parts of a workbook that are the same for every table, and the numbers of its styles (ECMA-376 part 1, §18.8). */
interface Part {
  path: string;
  xml: string;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Each is a line of `cellFormats`. */
export const styles = {
  title: 1,
  heading: 2,
  body: { left: 3, center: 4, right: 5 },
  total: { left: 6, center: 7, right: 8 },
  section: 9,
  note: 10,
} as const;

interface Format {
  bold?: boolean;
  lined?: boolean;
  align?: 'left' | 'center' | 'right';
  vertical?: 'top' | 'center';
  wrap?: boolean;
}

const cell: Format = { lined: true, vertical: 'top', wrap: true };
const cellFormats: readonly Format[] = [
  {},
  { bold: true, align: 'center' },
  { bold: true, lined: true, align: 'center', vertical: 'center', wrap: true },
  { ...cell, align: 'left' },
  { ...cell, align: 'center' },
  { ...cell, align: 'right' },
  { ...cell, bold: true, align: 'left' },
  { ...cell, bold: true, align: 'center' },
  { ...cell, bold: true, align: 'right' },
  { bold: true, lined: true, align: 'left' },
  { align: 'left' },
];

/** Number format 49 is text: what is typed into a cell later stays text, too. */
function formatXml({ bold, lined, align = 'left', vertical = 'center', wrap }: Format): string {
  const alignment = `<alignment horizontal="${align}" vertical="${vertical}"${wrap ? ' wrapText="1"' : ''}/>`;
  return `<xf numFmtId="49" fontId="${bold ? 1 : 0}" fillId="0" borderId="${lined ? 1 : 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`;
}

const sides = ['left', 'right', 'top', 'bottom'];
const thin = `${sides.map((side) => `<${side} style="thin"><color auto="1"/></${side}>`).join('')}<diagonal/>`;
const none = `${sides.map((side) => `<${side}/>`).join('')}<diagonal/>`;
const font = (bold: boolean) => `<font>${bold ? '<b/>' : ''}<sz val="12"/><name val="Times New Roman"/><family val="1"/></font>`;

const stylesXml = [
  `<styleSheet xmlns="${main}"><fonts count="2">${font(false)}${font(true)}</fonts>`,
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  `<borders count="2"><border>${none}</border><border>${thin}</border></borders>`,
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${cellFormats.length}">${cellFormats.map(formatXml).join('')}</cellXfs>`,
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join('');

const contentTypes = [
  `<Types xmlns="${packaged}/content-types">`,
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
  '<Default Extension="xml" ContentType="application/xml"/>',
  `<Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>`,
  `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/>`,
  `<Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/>`,
  `<Override PartName="/xl/sharedStrings.xml" ContentType="${kind}.sharedStrings+xml"/></Types>`,
].join('');

const relationship = (id: number, type: string, target: string) =>
  `<Relationship Id="rId${id}" Type="${relations}/${type}" Target="${target}"/>`;
const relationships = (...list: string[]) => `<Relationships xmlns="${packaged}/relationships">${list.join('')}</Relationships>`;

/** Everything but the rows and their texts. The first `heading` rows are printed on every page. */
export function fixedParts(heading: number): Part[] {
  const titles = `<definedName name="_xlnm.Print_Titles" localSheetId="0">Sheet1!$1:$${heading}</definedName>`;
  return [
    { path: '[Content_Types].xml', xml: contentTypes },
    { path: '_rels/.rels', xml: relationships(relationship(1, 'officeDocument', 'xl/workbook.xml')) },
    {
      path: 'xl/workbook.xml',
      xml: `<workbook xmlns="${main}" xmlns:r="${relations}"><bookViews><workbookView/></bookViews><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets><definedNames>${titles}</definedNames></workbook>`,
    },
    {
      path: 'xl/_rels/workbook.xml.rels',
      xml: relationships(
        relationship(1, 'worksheet', 'worksheets/sheet1.xml'),
        relationship(2, 'styles', 'styles.xml'),
        relationship(3, 'sharedStrings', 'sharedStrings.xml'),
      ),
    },
    { path: 'xl/styles.xml', xml: stylesXml },
  ];
}
