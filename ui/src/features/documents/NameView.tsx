import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';

export default function NameView({ onSave, onCancel }: { onSave: (name: string) => void; onCancel: () => void }) {
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
