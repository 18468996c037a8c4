import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { advice, messageOf } from '../api/errors';

export function ErrorNote({ what, error, retry }: { what: string; error: unknown; retry?: () => void }) {
  return (
    <Alert type="error" header={what} action={retry && <Button onClick={retry}>Try again</Button>}>
      {messageOf(error)} {advice(error)}
    </Alert>
  );
}
