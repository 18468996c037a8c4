import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { hrefTo, navigate } from '../../app/router';
import { queryOf, savedViews, storeViews, type View } from './view';

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
      {naming && <NameView onSave={save} onCancel={() => setNaming(false)} />}
    </>
  );
}

function NameView({ onSave, onCancel }: { onSave: (name: string) => void; onCancel: () => void }) {
  const [name, setName] = useState('');
  return (
    <Modal
      visible
      header="Save this view"
      closeAriaLabel="Close"
      onDismiss={onCancel}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={onCancel}>Cancel</Button>
            <Button variant="primary" disabled={!name.trim()} onClick={() => onSave(name.trim())}>Save</Button>
          </SpaceBetween>
        </Box>
      }
    >
      <FormField label="Name" description="The filter and the order are kept in this browser.">
        <Input value={name} onChange={({ detail }) => setName(detail.value)} autoFocus />
      </FormField>
    </Modal>
  );
}
