import Button from '@cloudscape-design/components/button';
import type { Core } from 'cytoscape';
import { useMemo, useRef, useState } from 'react';
import { useStore } from '../../api/store';
import type { Document, GraphPart } from '../../api/types';
import { isDark, theme } from '../../app/theme';
import { plural } from '../../design/format';
import { Canvas } from './Canvas';
import { EntityPanel } from './EntityPanel';
import { Kinds } from './Kinds';
import { without } from './part';
import { savePicture } from './picture';

interface Props {
  part: GraphPart;
  selected: string | null;
  documents: readonly Document[];
  onSelect: (id: string | null) => void;
  onExpand: (id: string) => void;
}

export function Explorer({ part, selected, documents, onSelect, onExpand }: Props) {
  useStore(theme);
  const core = useRef<Core | null>(null);
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const shown = useMemo(() => without(part, hidden), [part, hidden]);
  const zoom = (by: number) => core.current?.zoom({ level: core.current.zoom() * by, renderedPosition: { x: core.current.width() / 2, y: core.current.height() / 2 } });
  return (
    <section className="a-explorer" aria-label="Graph">
      <div className="a-explorer-bar">
        <Kinds part={part} hidden={hidden} onChange={setHidden} />
        <span className="a-explorer-tools">
          <Button iconName="zoom-in" variant="icon" ariaLabel="Larger" onClick={() => zoom(1.3)} />
          <Button iconName="zoom-out" variant="icon" ariaLabel="Smaller" onClick={() => zoom(1 / 1.3)} />
          <Button iconName="expand" variant="icon" ariaLabel="Show all of it" onClick={() => core.current?.fit(undefined, 36)} />
          <Button iconName="download" onClick={() => core.current && savePicture(core.current, isDark())}>Save picture</Button>
        </span>
      </div>
      <div className="a-explorer-body">
        <Canvas part={shown} selected={selected} dark={isDark()} onSelect={onSelect} onExpand={onExpand} onReady={(made) => (core.current = made)} />
        <EntityPanel part={shown} selected={selected} documents={documents} onSelect={onSelect} onExpand={onExpand} />
      </div>
      <p className="a-soft" role="status">
        {plural(shown.vertices.length, 'entity', 'entities')}, {plural(shown.edges.length, 'relation')}
        {part.truncated && '; there is more: expand an entity, or narrow to a document'}
      </p>
    </section>
  );
}
