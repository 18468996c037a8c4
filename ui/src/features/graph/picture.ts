import type { Core } from 'cytoscape';

/** Has the browser save the whole graph as a PNG, twice as sharp as the screen. */
export function savePicture(core: Core, dark: boolean): void {
  const anchor = document.createElement('a');
  anchor.href = core.png({ full: true, scale: 2, maxWidth: 8000, maxHeight: 8000, bg: dark ? '#161d26' : '#ffffff' });
  anchor.download = 'aspera-graph.png';
  anchor.click();
}
