import Button from '@cloudscape-design/components/button';
import { lazy, Suspense, useState } from 'react';
import { choice } from '../../api/choice';
import { useStore } from '../../api/store';
import { session } from '../../app/session';

const ChooseAnalysis = lazy(() => import('../../design/ChooseAnalysis'));

/** Says with which agents uploads are analysed, and lets one choose others. */
export function UploadChoice() {
  const { viewer } = useStore(session);
  const { agents, frameworks } = useStore(choice);
  const [open, setOpen] = useState(false);
  if (!viewer) return null;
  const count = agents.length ? `${agents.length} of ${viewer.agents.length} agents` : 'All agents';
  return (
    <>
      <Button iconName="settings" ariaLabel={`Uploads are analysed by: ${count}. Change`} onClick={() => setOpen(true)}>
        {frameworks.length ? `${count}, ${frameworks.length === 1 ? 'one framework' : `${frameworks.length} frameworks`}` : count}
      </Button>
      {open && (
        <Suspense>
          <ChooseAnalysis
            viewer={viewer} title="How uploads are analysed" action="Save"
            note="This browser remembers the choice; every upload is analysed so until you change it."
            onChosen={() => setOpen(false)} onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
