import { useEffect, useState } from 'react';
import { navigate } from '../../app/router';
import { session } from '../../app/session';
import { sendFiles } from './uploads';

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;

/** Files may be dropped on any page. */
export function DropAnywhere() {
  const [over, setOver] = useState(false);
  useEffect(() => {
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth += 1;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const allow = (event: DragEvent) => hasFiles(event) && event.preventDefault();
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      sendFiles([...(event.dataTransfer?.files ?? [])], session.get().viewer);
      if (window.location.hash.split('?')[0] !== '#/documents') navigate('#/documents');
    };
    const heard = { dragenter: enter, dragleave: leave, dragover: allow, drop } as const;
    const entries = Object.entries(heard) as [keyof typeof heard, (event: DragEvent) => void][];
    entries.forEach(([name, handler]) => window.addEventListener(name, handler));
    return () => entries.forEach(([name, handler]) => window.removeEventListener(name, handler));
  }, []);
  if (!over) return null;
  return (
    <div className="a-drop" role="status">
      <div className="a-drop-card"><strong>Drop to analyse</strong><span>Several files at once are fine.</span></div>
    </div>
  );
}
