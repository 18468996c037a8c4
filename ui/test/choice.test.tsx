import wrap from '@cloudscape-design/components/test-utils/dom';
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { choice, EVERYTHING, known } from '../src/api/choice';
import type { Viewer } from '../src/api/types';
import ChooseAnalysis from '../src/design/ChooseAnalysis';

const VIEWER: Viewer = {
  owner: 'local', groups: [], gremlin: true, models: [], agents: ['math', 'risk'], frameworks: [{ id: 'tcfd', title: 'TCFD' }],
  maxUploadBytes: 1, home: 'laptop', examples: [],
};

afterEach(() => {
  cleanup();
  localStorage.clear();
  choice.set(EVERYTHING);
});

function open() {
  const heard = vi.fn();
  render(<ChooseAnalysis viewer={VIEWER} title="t" action="Analyse" note="n" onChosen={heard} onClose={() => undefined} />);
  const modal = wrap(document.body).findModal()!;
  return { heard, boxes: modal.findContent().findAllCheckboxes(), go: modal.findFooter()!.findAllButtons()[1]! };
}

test('all agents are chosen at first, and one that is left out is remembered', () => {
  const { heard, boxes, go } = open();
  expect(boxes.map((box) => box.findNativeInput().getElement().checked)).toEqual([true, true]);
  boxes[1]!.findNativeInput().click();
  go.click();
  expect(heard).toHaveBeenCalledWith({ agents: ['math'], frameworks: [] });
  expect(JSON.parse(localStorage.getItem('aspera.choice')!)).toEqual({ agents: ['math'], frameworks: [] });
  cleanup();
  expect(open().boxes.map((box) => box.findNativeInput().getElement().checked)).toEqual([true, false]);
});

test('without any agent there is nothing to analyse', () => {
  const { boxes, go } = open();
  boxes.forEach((box) => box.findNativeInput().click());
  expect(go.getElement().disabled).toBe(true);
});

test('names that this server does not know are left out of a remembered choice', () => {
  const remembered = { agents: ['math', 'astrology'], frameworks: ['tcfd', 'old'] };
  expect(known(remembered, VIEWER.agents, ['tcfd'])).toEqual({ agents: ['math'], frameworks: ['tcfd'] });
  expect(known({ agents: ['risk', 'math'], frameworks: [] }, VIEWER.agents, [])).toEqual(EVERYTHING);
});
