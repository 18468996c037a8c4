import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Document } from '../../api/types';
import { plural } from '../../design/format';

export default function AskDelete({ chosen, onYes, onNo }: { chosen: readonly Document[]; onYes: () => void; onNo: () => void }) {
  const what = chosen.length === 1 ? `“${chosen[0]?.filename}”` : plural(chosen.length, 'document');
  return (
    <Modal
      visible
      header={`Delete ${what}?`}
      closeAriaLabel="Close"
      onDismiss={onNo}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={onNo}>Keep</Button>
            <Button variant="primary" onClick={onYes}>Delete</Button>
          </SpaceBetween>
        </Box>
      }
    >
      The file, its findings and their reviews are removed from this workspace. This cannot be undone.
    </Modal>
  );
}
