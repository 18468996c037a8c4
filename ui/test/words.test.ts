import { expect, test } from 'vitest';
import { parseConfig } from '../src/api/config';
import { advice, ApiError } from '../src/api/errors';
import { hrefTo, parseRoute } from '../src/app/router';
import { formatDecimal, formatPages, plural, readable } from '../src/design/format';
import { offsetOf } from '../src/design/pages/useFollow';
import { coverageOf } from '../src/features/document/coverage';
import { highlight } from '../src/features/search/highlight';
import { saidBy } from '../src/features/review/AuditTrail';
import { document } from '../dev/fixture';

test('an exact decimal keeps every digit', () => {
  expect(formatDecimal('12345678901234567890.12')).toBe('12,345,678,901,234,567,890.12');
  expect(formatDecimal('-3600000')).toBe('−3,600,000');
  expect(formatDecimal('n/a')).toBe('n/a');
});

test('pages are said in runs', () => {
  expect(formatPages([3, 1, 2, 7])).toBe('1–3, 7');
});

test('one is not many', () => {
  expect([plural(1, 'page'), plural(2, 'page'), plural(0, 'entity', 'entities')]).toEqual(['1 page', '2 pages', '0 entities']);
});

test('a name of the machine becomes words', () => {
  expect(readable('annual_report')).toBe('Annual report');
});

test('an address survives whatever a document is called', () => {
  const href = hrefTo(['documents', 'a/b?c#d'], { finding: 'x&y', page: null });
  expect(parseRoute(href).path).toEqual(['documents', 'a/b?c#d']);
  expect(parseRoute(href).query.get('finding')).toBe('x&y');
  expect(parseRoute('#/documents/%E0%A4%A').path).toEqual(['documents', '%E0%A4%A']);
});

test('a configuration for AWS that lacks something says what', () => {
  expect(() => parseConfig({ mode: 'aws', endpoint: 'https://x' })).toThrow('region');
  expect(parseConfig({})).toEqual({ mode: 'laptop', endpoint: '/graphql' });
});

test('every error says what to do', () => {
  expect(advice(new ApiError('Offline', ''))).toContain('aspera serve');
  expect(advice(new TypeError('x'))).toContain('report it');
});

test('what was not read is said with its pages', () => {
  const half = document('d', 'scan.pdf', 0);
  half.status = 'PARTIAL';
  half.coverage = { ...(half.coverage as NonNullable<typeof half.coverage>), pagesRead: 6, problems: [{ page: 3, reason: 'too faint' }, { page: 4, reason: 'too faint' }] };
  expect(coverageOf(half)).toMatchObject({ whole: false, left: ['2 pages could not be read', 'pages 3–4: too faint'] });
  expect(coverageOf(document('d', 'whole.pdf', 0))?.whole).toBe(true);
});

test('found words are marked and nothing is lost', () => {
  const pieces = highlight('Net zero (by 2040)', 'zero (by');
  expect(pieces.map(({ text }) => text).join('')).toBe('Net zero (by 2040)');
  expect(pieces.filter(({ found }) => found).map(({ text }) => text)).toEqual(['zero', '(by']);
});

test('a review is told as a sentence', () => {
  const entry = { documentId: 'd', findingId: 'f', sequence: 1, author: 'Ada', time: 0, state: 'ACCEPTED' as const, assignee: 'Bo', comment: 'x' };
  expect(saidBy(entry)).toBe('Ada accepted it and assigned it to Bo and commented');
});

test('a place is brought a third below the top', () => {
  expect(offsetOf({ page: 2, box: [0, 0.5, 0.1, 0.1] }, [100, 100], 10, 30)).toBe(160);
  expect(offsetOf({ page: 1 }, [100, 100], 10, 30)).toBe(0);
});
