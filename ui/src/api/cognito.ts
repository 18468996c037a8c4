import { Amplify } from 'aws-amplify';
import { fetchAuthSession } from 'aws-amplify/auth';
import { endpointUrl, type AwsConfig } from './config';

/** Sign-in by Amazon Cognito; answers how to get the access token, fresh for every request. */
export function signedInBy(config: AwsConfig): () => Promise<string | null> {
  const { region, userPoolId, userPoolClientId } = config;
  Amplify.configure({
    API: { GraphQL: { endpoint: endpointUrl(config), region, defaultAuthMode: 'userPool' } },
    Auth: { Cognito: { userPoolId, userPoolClientId } },
  });
  return async () => (await fetchAuthSession()).tokens?.accessToken.toString() ?? null;
}
