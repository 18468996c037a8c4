/** A PDF of our own with numbered lines on every page, for what depends on length; `ballast` bytes lie unused in it. */
export function longPdf(pages: number, ballast = 0): Buffer {
  const objects: string[] = ['<< /Type /Catalog /Pages 2 0 R >>'];
  const kids = Array.from({ length: pages }, (_, index) => `${4 + index * 2} 0 R`).join(' ');
  objects.push(`<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`);
  objects.push('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>');
  for (let page = 0; page < pages; page += 1) {
    const text = textOf(page);
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + page * 2} 0 R >>`);
    objects.push(`<< /Length ${text.length} >>\nstream\n${text}\nendstream`);
  }
  if (ballast) objects.push(`<< /Length ${ballast} >>\nstream\n${' '.repeat(ballast)}\nendstream`);
  return assemble(objects);
}

function textOf(page: number): string {
  const lines = Array.from({ length: 38 }, (_, line) => `(Page ${page + 1}, line ${line + 1}: revenue was EUR ${(page * 38 + line) * 7} thousand.) Tj T*`);
  return `BT /F1 11 Tf 18 TL 72 770 Td ${lines.join(' ')} ET`;
}

function assemble(objects: readonly string[]): Buffer {
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  return Buffer.from(`${body}${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`, 'latin1');
}
