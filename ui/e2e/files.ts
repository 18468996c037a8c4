import { deflateRawSync, crc32 } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';

/** Notes with a small table each, whose total is wrong: as many findings as there are notes. */
export function wrongSums(count: number): string {
  const notes = Array.from({ length: count }, (_, index) => {
    const [wages, rent, energy] = [1000 + index * 7, 2000 + index * 3, 500 + index];
    const rows = [['Wages', wages, 50], ['Rent', rent, 20], ['Energy', energy, 10], ['Total costs', wages + rent + energy + 90 + (index % 7), 170 + (index % 7)]] as const;
    const lines = rows.map(([label, value, less]) => `| ${label} of site ${index + 1} | ${value.toLocaleString('en')} | ${(value - less).toLocaleString('en')} |`);
    return [`## Note ${index + 1}: costs of site ${index + 1}`, '', '| EUR thousand | 2024 | 2023 |', '|---|---|---|', ...lines, ''].join('\n');
  });
  return ['# Annual report 2024', '', ...notes].join('\n');
}

const SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A Word file of one table. */
export function wordFile(heading: string, rows: readonly (readonly string[])[]): Buffer {
  const text = (value: string) => `<w:p><w:r><w:t>${value}</w:t></w:r></w:p>`;
  const cells = (row: readonly string[]) => row.map((cell) => `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${text(cell)}</w:tc>`).join('');
  const table = `<w:tbl><w:tblGrid>${'<w:gridCol w:w="3000"/>'.repeat(rows[0]?.length ?? 0)}</w:tblGrid>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`;
  return zip({
    '[Content_Types].xml': '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels': '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0"?><w:document ${SPACE}><w:body>${text(heading)}${table}</w:body></w:document>`,
  });
}

function zip(files: Record<string, string>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const [raw, path] = [Buffer.from(content), Buffer.from(name)];
    const packed = deflateRawSync(raw);
    const fields = Buffer.alloc(26);
    [20, 0, 8, 0, 33].forEach((value, index) => fields.writeUInt16LE(value, index * 2));
    [crc32(raw), packed.length, raw.length].forEach((value, index) => fields.writeUInt32LE(value, 10 + index * 4));
    fields.writeUInt16LE(path.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, place, path);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, path, packed]);
    parts.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  [Object.keys(files).length, Object.keys(files).length].forEach((count, index) => end.writeUInt16LE(count, 8 + index * 2));
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}

interface Photograph { png: Buffer; dots: Buffer; width: number; height: number; claim: { top: number; bottom: number } }

/** A page with an unsupported claim, as a scanner sees it: PNG, its dots, and where the claim stands. */
export async function photograph(browser: Browser): Promise<Photograph> {
  const [width, height] = [1240, 1754];
  const page = await (await browser.newContext({ viewport: { width, height } })).newPage();
  await page.setContent(`<!doctype html><style>body { font: 30px/1.7 Arial; margin: 110px }</style>
    <h1>Sustainability report</h1><p>We operate twelve warehouses and three hundred lorries in six countries.</p>
    <p class="claim">Our customers can rely on environmentally friendly shipping.</p>`);
  const png = await page.screenshot();
  const dots = Buffer.from(await dotsOf(page, png.toString('base64')), 'base64');
  const claim = await page.locator('.claim').evaluate((line, tall) => {
    const { top, bottom } = line.getBoundingClientRect();
    return { top: top / tall, bottom: bottom / tall };
  }, height);
  await page.context().close();
  return { png, dots, width, height, claim };
}

function dotsOf(page: Page, png: string): Promise<string> {
  return page.evaluate(async (source) => {
    const image = new Image();
    image.src = `data:image/png;base64,${source}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const { data } = context!.getImageData(0, 0, image.width, image.height);
    let gray = '';
    for (let at = 0; at < data.length; at += 4) gray += String.fromCharCode(data[at + 1] ?? 0);
    return btoa(gray);
  }, png);
}

/** A grey TIFF of two pages, both with these dots. */
export function tiff(dots: Buffer, width: number, height: number): Buffer {
  const header = Buffer.from('II*\0\0\0\0\0', 'latin1');
  const [first, second] = [directory(0), directory(0)];
  const places = [8 + dots.length, 8 + dots.length + first.length];
  header.writeUInt32LE(places[0] ?? 0, 4);
  first.writeUInt32LE(places[1] ?? 0, first.length - 4);
  return Buffer.concat([header, dots, first, second]);

  function directory(next: number): Buffer {
    const entries = [[256, width], [257, height], [258, 8], [259, 1], [262, 1], [273, 8], [277, 1], [278, height], [279, width * height]];
    const made = Buffer.alloc(2 + entries.length * 12 + 4);
    made.writeUInt16LE(entries.length, 0);
    entries.forEach(([tag = 0, value = 0], index) => {
      made.writeUInt16LE(tag, 2 + index * 12);
      made.writeUInt16LE(4, 4 + index * 12);
      made.writeUInt32LE(1, 6 + index * 12);
      made.writeUInt32LE(value, 10 + index * 12);
    });
    made.writeUInt32LE(next, made.length - 4);
    return made;
  }
}
