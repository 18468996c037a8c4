/** What went wrong, in the five words of the server and two of our own. */
export type ErrorType =
  | 'InvalidInput' | 'NotFound' | 'Unavailable' | 'Defect' | 'Unauthorized' | 'Offline' | 'Timeout';

const KNOWN: readonly string[] = ['InvalidInput', 'NotFound', 'Unavailable', 'Defect', 'Unauthorized'];

export class ApiError extends Error {
  readonly type: ErrorType;

  constructor(type: ErrorType, message: string) {
    super(message);
    this.type = type;
  }
}

export function errorType(name: string | undefined): ErrorType {
  return name && KNOWN.includes(name) ? (name as ErrorType) : 'Defect';
}

const ADVICE: Record<ErrorType, string> = {
  InvalidInput: 'Change what you asked for and try again.',
  NotFound: 'It may have been deleted. Go back to the list of documents.',
  Unavailable: 'Try again in a moment; nothing was lost.',
  Defect: 'This is a fault of ASPERA. Reload the page; if it happens again, report it with these words.',
  Unauthorized: 'Your session has ended. Sign in again.',
  Offline: 'The server does not answer. Is “aspera serve” still running, and are you online?',
  Timeout: 'The server took too long. Try again; if it happens again, look at its terminal.',
};

/** What to do about an error, in a sentence. */
export function advice(error: unknown): string {
  return ADVICE[error instanceof ApiError ? error.type : 'Defect'];
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
