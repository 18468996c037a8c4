import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { useStore } from '../../api/store';
import { SHORTCUTS, shortcutsOn, switchShortcuts } from './shortcuts';

export function ShortcutHelp({ onClose }: { onClose: () => void }) {
  const on = useStore(shortcutsOn);
  return (
    <Modal visible header="Keyboard" closeAriaLabel="Close" onDismiss={onClose}>
      <SpaceBetween size="m">
        <dl className="a-keys">
          {SHORTCUTS.map(({ key, text }) => (
            <div key={key}><dt><kbd>{key}</kbd></dt><dd>{text}</dd></div>
          ))}
        </dl>
        <Toggle checked={on} onChange={({ detail }) => switchShortcuts(detail.checked)}>Single keys work on this page</Toggle>
      </SpaceBetween>
    </Modal>
  );
}
