import type { StylesheetJson } from 'cytoscape';
import { LOOK } from './part';

/** How the graph is drawn on light and on dark. */
export function styleOf(dark: boolean): StylesheetJson {
  const ink = dark ? '#dedee3' : '#0f141a';
  const paper = dark ? '#161d26' : '#ffffff';
  const line = dark ? '#656871' : '#b4b4bb';
  return [
    {
      selector: 'node',
      style: {
        'label': 'data(name)', 'color': ink, 'font-size': 11, 'font-family': 'Open Sans, sans-serif',
        'text-wrap': 'wrap', 'text-max-width': '120px', 'text-valign': 'bottom', 'text-margin-y': 5,
        'text-background-color': paper, 'text-background-opacity': 0.75, 'text-background-padding': '2px',
        'width': 26, 'height': 26, 'border-width': 2, 'border-color': paper,
      },
    },
    ...Object.entries(LOOK).map(([kind, { color, shape }]) => ({
      selector: `node[kind = "${kind}"]`,
      style: { 'background-color': color, 'shape': shape as 'ellipse' },
    })),
    { selector: 'node[kind = "Document"]', style: { width: 36, height: 36, 'font-weight': 'bold' as const } },
    {
      selector: 'edge',
      style: {
        'width': 1.4, 'line-color': line, 'target-arrow-color': line, 'target-arrow-shape': 'triangle',
        'arrow-scale': 0.8, 'curve-style': 'bezier', 'opacity': 0.85,
      },
    },
    { selector: 'edge.near', style: { 'label': 'data(name)', 'font-size': 9, 'color': ink, 'text-background-color': paper, 'text-background-opacity': 1, 'line-color': '#2f7de1', 'target-arrow-color': '#2f7de1', 'width': 2 } },
    { selector: 'node.chosen', style: { 'border-color': '#2f7de1', 'border-width': 4, 'font-weight': 'bold' as const } },
  ];
}
