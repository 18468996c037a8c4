import wrap from '@cloudscape-design/components/test-utils/dom';
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { document as made, findings } from '../dev/fixture';
import { ComputationView } from '../src/design/ComputationView';
import { FindingDetail } from '../src/features/document/FindingDetail';
import { DocumentTable } from '../src/features/documents/DocumentTable';
import { refusalOf } from '../src/features/documents/uploads';
import { viewOf } from '../src/features/documents/view';
import { ReviewPanel } from '../src/features/review/ReviewPanel';

afterEach(cleanup);

const VIEW = viewOf(new URLSearchParams());
const HOSTILE = '<img src=x onerror=alert(1)>.pdf';

test('the table lists documents, newest first, and their names are text', () => {
  const documents = [made('a', 'old.pdf', 1), made('b', HOSTILE, 2)];
  const { container } = render(<DocumentTable documents={documents} loading={false} view={VIEW} />);
  const table = wrap(container).findTable();
  expect(table?.findRows()).toHaveLength(2);
  expect(table?.findBodyCell(1, 2)?.getElement().textContent).toContain(HOSTILE);
  expect(container.querySelector('img')).toBeNull();
});

test('nothing chosen, nothing to do', () => {
  const { container } = render(<DocumentTable documents={[made('a', 'a.pdf', 1)]} loading={false} view={VIEW} />);
  const actions = wrap(container).findAllButtonDropdowns().map((one) => one.findNativeButton().getElement());
  expect(actions.find((button) => button.textContent === 'Actions')?.disabled).toBe(true);
});

test('a sum is written out with its little table', () => {
  const sum = findings('d').find(({ rule }) => rule === 'sum');
  const { container } = render(<ComputationView computation={sum!.computation!} />);
  expect(container.querySelectorAll('.a-cell-operand')).toHaveLength(4);
  expect(container.querySelector('.a-cell-suspect')?.textContent).toContain('should read 51,480');
  expect(container.textContent).toContain('6,130 + 24,860 + 5,040 + 15,450 = 51,480');
});

test('what is missing says where it was looked for', () => {
  const absent = findings('d').find(({ absence }) => absence);
  const { container } = render(<FindingDetail finding={absent!} onPlace={() => undefined} review={null} />);
  expect(container.textContent).toContain('Looked for on pages 1–8, and not found');
});

test('accepting twice reopens', () => {
  const finding = findings('d')[0]!;
  const heard = vi.fn();
  const { container, rerender } = render(<ReviewPanel finding={finding} onReview={heard} />);
  wrap(container).findButton()?.click();
  rerender(<ReviewPanel finding={{ ...finding, review: { ...finding.review, state: 'ACCEPTED' } }} onReview={heard} />);
  wrap(container).findButton()?.click();
  expect(heard.mock.calls.map(([, change]) => change as unknown)).toEqual([{ state: 'ACCEPTED' }, { state: 'OPEN' }]);
});

test('an empty or too large file is refused before it is sent', () => {
  expect(refusalOf({ size: 0 }, 10)).toContain('empty');
  expect(refusalOf({ size: 2e6 }, 1e6)).toContain('1 MB');
  expect(refusalOf({ size: 5 }, undefined)).toBeNull();
});
