import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { confirmSignIn, getCurrentUser, signIn, type SignInOutput } from 'aws-amplify/auth';
import { useEffect, useState } from 'react';

type Step = 'password' | 'new-password' | 'code';

function stepAfter({ nextStep }: SignInOutput): Step | null {
  if (nextStep.signInStep === 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED') return 'new-password';
  if (nextStep.signInStep.includes('_CODE')) return 'code';
  return null;
}

const LABEL: Record<Step, string> = {
  password: 'Password', 'new-password': 'Choose a password of your own', code: 'Code from your device',
};

/** Sign-in at Amazon Cognito: password, a first password of one's own, a second factor. */
export default function CognitoForm({ onSignedIn }: { onSignedIn: () => void }) {
  const [username, setUsername] = useState('');
  const [secret, setSecret] = useState('');
  const [step, setStep] = useState<Step>('password');
  const [state, setState] = useState<{ busy: boolean; error: string }>({ busy: false, error: '' });
  useEffect(() => {
    getCurrentUser().then(onSignedIn, () => undefined);
  }, [onSignedIn]);
  const submit = async () => {
    setState({ busy: true, error: '' });
    try {
      const answer =
        step === 'password' ? await signIn({ username, password: secret }) : await confirmSignIn({ challengeResponse: secret });
      const next = stepAfter(answer);
      setSecret('');
      if (answer.isSignedIn) onSignedIn();
      else if (next) setStep(next);
      setState({ busy: false, error: answer.isSignedIn || next ? '' : 'This account needs a step that is not offered here.' });
    } catch (error) {
      setState({ busy: false, error: error instanceof Error ? error.message : String(error) });
    }
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <Form actions={<Button variant="primary" loading={state.busy}>Sign in</Button>}>
        <SpaceBetween size="m">
          {state.error && <Alert type="error">{state.error}</Alert>}
          {step === 'password' && (
            <FormField label="User name or email">
              <Input value={username} onChange={({ detail }) => setUsername(detail.value)} autoComplete="username" />
            </FormField>
          )}
          <FormField label={LABEL[step]}>
            <Input
              value={secret}
              type={step === 'code' ? 'text' : 'password'}
              onChange={({ detail }) => setSecret(detail.value)}
              autoComplete={step === 'password' ? 'current-password' : step === 'code' ? 'one-time-code' : 'new-password'}
            />
          </FormField>
        </SpaceBetween>
      </Form>
    </form>
  );
}
