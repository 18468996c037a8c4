import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { lazy, Suspense, useState } from 'react';
import { analyseAgain, deleteDocument } from '../../api/documents';
import type { Document } from '../../api/types';
import { saveExport } from '../../app/exporting';
import { attempt, notify } from '../../app/notices';
import { hrefTo, navigate } from '../../app/router';
import { plural } from '../../design/format';

const AskDelete = lazy(() => import('./AskDelete'));

interface Props { chosen: readonly Document[]; onDone: () => void }

export function RowActions({ chosen, onDone }: Props) {
  const [asking, setAsking] = useState(false);
  const none = chosen.length === 0;
  const remove = async () => {
    setAsking(false);
    await attempt('Not everything could be deleted', () => Promise.all(chosen.map(({ id }) => deleteDocument(id))));
    onDone();
  };
  const act = async (id: string) => {
    if (id === 'delete') setAsking(true);
    else if (id === 'compare') navigate(hrefTo(['compare'], { a: chosen[0]?.id, b: chosen[1]?.id }));
    else if (id === 'again') {
      await attempt('The analysis could not be started', () => Promise.all(chosen.map((one) => analyseAgain(one.id))));
      notify({ type: 'success', title: `The analysis of ${plural(chosen.length, 'document')} has been started again.` });
    } else for (const document of chosen) await saveExport(document.id, id, false);
  };
  return (
    <>
      <ButtonDropdown
        disabled={none}
        onItemClick={({ detail }) => void act(detail.id)}
        expandToViewport
        items={[
          { id: 'compare', text: 'Compare the two', disabled: chosen.length !== 2, disabledReason: 'Choose exactly two documents.' },
          { id: 'again', text: 'Analyse again' },
          { id: 'HTML', text: 'Export report (HTML)' },
          { id: 'JSON', text: 'Export findings (JSON)' },
          { id: 'CSV', text: 'Export findings (CSV)' },
          { id: 'delete', text: 'Delete…' },
        ]}
      >
        Actions
      </ButtonDropdown>
      {asking && <Suspense><AskDelete chosen={chosen} onYes={() => void remove()} onNo={() => setAsking(false)} /></Suspense>}
    </>
  );
}
