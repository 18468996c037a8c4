import { expect, test } from 'vitest';
import { document, findings, graphOf, assessments } from '../dev/fixture';
import { sidesOf } from '../src/features/compare/sides';
import { columnsOf, topicsOf } from '../src/features/compliance/matrix';
import { filterOf, matching, tally } from '../src/features/document/filter';
import { gravity, queryOf, shown, viewOf } from '../src/features/documents/view';
import { joined, relationsOf, without } from '../src/features/graph/part';
import { byPage, gravest, marksOf } from '../src/design/pages/marks';
import { detailOf } from '../src/design/computation';

const FOUND = findings('d');

test('a view survives its way through the address', () => {
  const view = viewOf(new URLSearchParams('text=nord&status=COMPLETE&sort=findings&order=up'));
  const query = new URLSearchParams(Object.entries(queryOf(view)));
  expect(viewOf(query)).toEqual(view);
  expect(viewOf(new URLSearchParams('sort=nonsense')).sort).toBe('createdAt');
});

test('one critical finding outweighs hundreds of low ones', () => {
  const [grave, light] = [document('a', 'a.pdf', 1), document('b', 'b.pdf', 2)];
  grave.findings = { critical: 1, high: 0, medium: 0, low: 0 };
  light.findings = { critical: 0, high: 9, medium: 300, low: 900 };
  expect(gravity(grave)).toBeGreaterThan(gravity(light));
  const view = viewOf(new URLSearchParams('sort=findings'));
  expect(shown([light, grave], view).map(({ id }) => id)).toEqual(['a', 'b']);
});

test('findings are filtered by agent, severity, state and words of their quotes', () => {
  const by = (query: string) => matching(FOUND, filterOf(new URLSearchParams(query))).length;
  expect(by('')).toBe(FOUND.length);
  expect(by('agent=math')).toBe(2);
  expect(by('agent=math&severity=LOW')).toBe(1);
  expect(by('state=ACCEPTED')).toBe(0);
  expect(by('text=LEVERAGE+COVENANT')).toBe(1);
  expect(tally(FOUND, ({ agent }) => agent)[0]).toEqual(['greenwashing', 3]);
});

test('marks stand on the page of their evidence, the gravest first', () => {
  const pages = byPage(marksOf(FOUND, 'd'));
  expect(pages.get(8)?.[0]?.severity).toBe('CRITICAL');
  expect(gravest(pages.get(4) ?? [])).toBe('HIGH');
  expect(marksOf([{ ...FOUND[0]!, evidence: [{ ...FOUND[0]!.evidence[0]!, documentId: 'other' }] }], 'd')).toEqual([]);
});

test('the little table of a sum is read from the detail', () => {
  const sum = FOUND.find(({ rule }) => rule === 'sum');
  const detail = detailOf(sum!.computation!);
  expect(detail.excerpt?.rows.at(-1)?.cells[0]).toMatchObject({ mark: 'suspect', note: 'should read 51,480' });
  expect(detail.repaired).toBe('51480');
});

test('evidence of a comparison goes to its own side', () => {
  const finding = FOUND.find(({ agent }) => agent === 'consistency')!;
  const [one, two] = finding.evidence;
  const sides = sidesOf({ ...finding, documentId: 'a', evidence: [one!, { ...two!, documentId: 'b' }] }, 'a', 'b');
  expect([sides.left.length, sides.right.length]).toEqual([1, 1]);
});

test('the matrix has a column for every status that occurs', () => {
  const rows = assessments();
  expect(columnsOf(rows)).toEqual(['PRESENT', 'PARTIAL', 'MISSING']);
  expect(columnsOf([{ ...rows[0]!, status: 'CONTRARY' }])).toContain('CONTRARY');
  expect(topicsOf(rows).map(({ name }) => name)[0]).toBe('Governance');
});

test('parts of the graph join without doubles, and hidden kinds take their relations along', () => {
  const part = graphOf([document('d', 'd.pdf', 0)]);
  expect(joined(part, part)).toEqual(part);
  const few = without(part, new Set(['Document']));
  expect(few.edges).toEqual([]);
  expect(relationsOf(part, 'c-nordhafen')).toMatchObject([{ outward: false, other: { id: 'd' } }]);
});
