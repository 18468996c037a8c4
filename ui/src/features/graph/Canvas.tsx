import cytoscape, { type Core, type ElementDefinition } from 'cytoscape';
import fcose from 'cytoscape-fcose';
import { useEffect, useRef } from 'react';
import type { GraphPart } from '../../api/types';
import { edgeKey } from './part';
import { styleOf } from './look';

cytoscape.use(fcose);

interface Props { part: GraphPart; selected: string | null; dark: boolean; onSelect: (id: string | null) => void; onExpand: (id: string) => void; onReady: (core: Core) => void }

export function Canvas({ part, selected, dark, onSelect, onExpand, onReady }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const core = useRef<Core>(null);
  const heard = useRef({ onSelect, onExpand, onReady });
  useEffect(() => {
    heard.current = { onSelect, onExpand, onReady };
  });
  useEffect(() => {
    const made = cytoscape({ container: frame.current, minZoom: 0.15, maxZoom: 3 });
    made.on('tap', 'node', ({ target }) => heard.current.onSelect((target as { id(): string }).id()));
    made.on('dbltap', 'node', ({ target }) => heard.current.onExpand((target as { id(): string }).id()));
    made.on('tap', (event) => event.target === made && heard.current.onSelect(null));
    core.current = made;
    heard.current.onReady(made);
    return () => made.destroy();
  }, []);
  useEffect(() => {
    core.current?.style(styleOf(dark));
  }, [dark]);
  useEffect(() => {
    if (core.current) update(core.current, part);
  }, [part]);
  useEffect(() => {
    core.current?.elements().removeClass('chosen near');
    if (selected) core.current?.getElementById(selected).addClass('chosen').neighborhood().addClass('near');
  }, [selected, part]);
  return <div ref={frame} className="a-graph-canvas" role="img" aria-label={`Graph of ${part.vertices.length} entities and ${part.edges.length} relations; the list beside it says the same in words`} />;
}

function elementsOf(part: GraphPart): ElementDefinition[] {
  return [
    ...part.vertices.map(({ id, label, name }) => ({ data: { id, name, kind: label } })),
    ...part.edges.map((edge) => ({
      data: { id: edgeKey(edge), source: edge.source, target: edge.target, name: edge.label.replaceAll('_', ' ').toLowerCase() },
    })),
  ];
}

/** Adds and removes what changed; what is there already keeps its place. */
function update(core: Core, part: GraphPart): void {
  const wanted = elementsOf(part);
  const ids = new Set(wanted.map(({ data }) => data.id));
  core.elements().filter((element) => !ids.has(element.id())).remove();
  const added = core.add(wanted.filter(({ data }) => core.getElementById(data.id ?? '').empty()));
  if (added.empty()) return;
  const anew = added.nodes().length === core.nodes().length;
  // fcose's options are not in cytoscape's types.
  const options = { name: 'fcose', quality: 'proof', randomize: anew, animate: false, nodeDimensionsIncludeLabels: true, idealEdgeLength: 120, nodeRepulsion: 9000, nodeSeparation: 110, padding: 36 };
  core.layout(options).run();
}
