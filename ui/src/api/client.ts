import { ApiError, errorType } from './errors';

interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; errorType?: string }[];
}

interface Connection { url: string; token: () => Promise<string | null> }

const TIMEOUT_MS = 60_000;
let connection: Connection = { url: '/graphql', token: () => Promise.resolve(null) };
const signedOut = new Set<() => void>();

export function connectTo(url: string, token: Connection['token']): void {
  connection = { url, token };
}

/** Calls `listener` whenever the server no longer knows who we are. */
export function onSignedOut(listener: () => void): () => void {
  signedOut.add(listener);
  return () => signedOut.delete(listener);
}

/** The data of a GraphQL operation. ApiError when there is none, or only a part of it. */
export async function request<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const answer = await post(JSON.stringify({ query, variables }));
  const [error] = answer.errors ?? [];
  if (error) throw refused(new ApiError(errorType(error.errorType), error.message));
  if (!answer.data) throw new ApiError('Defect', 'The server answered without data.');
  return answer.data as T;
}

async function post(body: string): Promise<Answer> {
  const token = await connection.token();
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (token) headers['authorization'] = token;
  let response: Response;
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    response = await fetch(connection.url, { method: 'POST', headers, body, signal });
  } catch (error) {
    const late = error instanceof DOMException && error.name === 'TimeoutError';
    throw new ApiError(late ? 'Timeout' : 'Offline', late ? 'No answer for a minute.' : 'No connection.');
  }
  if (response.status === 401) throw refused(new ApiError('Unauthorized', 'You are not signed in.'));
  const answer = (await response.json().catch(() => null)) as Answer | null;
  if (answer?.data || answer?.errors) return answer;
  throw new ApiError(response.status >= 500 ? 'Unavailable' : 'Defect', `HTTP ${response.status}`);
}

function refused(error: ApiError): ApiError {
  if (error.type === 'Unauthorized') signedOut.forEach((listener) => listener());
  return error;
}
