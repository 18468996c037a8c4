import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { lazy, Suspense, useState } from 'react';
import { hrefTo, navigate } from '../../app/router';
import { queryOf, savedViews, storeViews, type View } from './view';

const NameView = lazy(() => import('./NameView'));

/** Names for what the list shows now; kept in this browser. */
export function SavedViews({ view }: { view: View }) {
  const [views, setViews] = useState(savedViews);
  const [naming, setNaming] = useState(false);
  const change = (next: typeof views) => {
    storeViews(next);
    setViews(next);
  };
  const save = (name: string) => {
    const query = hrefTo(['documents'], queryOf(view));
    change([...views.filter((known) => known.name !== name), { name, query }]);
    setNaming(false);
  };
  const choose = (id: string) => {
    if (id === 'save') setNaming(true);
    else if (id.startsWith('drop:')) change(views.filter(({ name }) => `drop:${name}` !== id));
    else navigate(views.find(({ name }) => `open:${name}` === id)?.query ?? '#/documents');
  };
  const items = [
    { id: 'all', text: 'All documents' },
    ...views.map(({ name }) => ({ id: `open:${name}`, text: name })),
    { id: 'save', text: 'Save this view…' },
    ...(views.length ? [{ id: 'forget', text: 'Forget', items: views.map(({ name }) => ({ id: `drop:${name}`, text: name })) }] : []),
  ];
  return (
    <>
      <ButtonDropdown items={items} onItemClick={({ detail }) => choose(detail.id)} expandToViewport>Views</ButtonDropdown>
      {naming && <Suspense><NameView onSave={save} onCancel={() => setNaming(false)} /></Suspense>}
    </>
  );
}
