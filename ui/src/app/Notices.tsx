import Alert from '@cloudscape-design/components/alert';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { liveness } from '../api/live';
import { useStore } from '../api/store';
import { dismiss, notices } from './notices';

/** What there is to say about the page as a whole. Never loaded late: it is what is left when the server is away. */
export function Notices() {
  const shown = useStore(notices);
  const lost = useStore(liveness) === 'lost';
  return (
    <div role="status">
      <SpaceBetween size="xs">
        {lost && (
          <Alert type="warning" header="The connection is lost">
            What you see may be out of date. ASPERA tries again every two seconds and then catches up.
          </Alert>
        )}
        {shown.map(({ id, type, title, text, action }) => (
          <Alert
            key={id} type={type} header={title} dismissible dismissAriaLabel="Close" onDismiss={() => dismiss(id)}
            action={action && <Link href={action.href}>{action.text}</Link>}
          >
            {text}
          </Alert>
        ))}
      </SpaceBetween>
    </div>
  );
}
