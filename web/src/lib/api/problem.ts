export interface FieldError {
  pointer?: string;
  field?: string;
  detail: string;
}

/** RFC 9457, as every error of the API. */
export interface Problem {
  status: number;
  code: string;
  title?: string;
  detail?: string;
  errors?: FieldError[];
  allowed?: string[];
  version?: number;
  outcome_unknown?: boolean;
  request_id?: string;
}

const sentences: Record<string, string> = {
  unreachable: 'The server cannot be reached. Check the connection, then try again.',
  timed_out: 'No answer in time. It is safe to try again.',
  unauthorised: 'This needs a key that is valid.',
  forbidden: 'This key may not do that.',
  not_found: 'There is no such thing here.',
  invalid_transition: 'That is no longer possible: it has moved on.',
  version_mismatch: 'Somebody changed it a moment ago. This is how it stands now; try again.',
  price_mismatch: 'The menu’s prices have changed. Look at your cart again.',
  idempotency_key_reused: 'This was sent before with other content. Reload the page and look at your orders.',
  rate_limited: 'Too many orders at the moment. Try again shortly.',
  unavailable: 'Not available right now. Try again in a moment.',
  internal_error: 'Something went wrong on the server. It has been noted.',
};

// Their own sentence says more than the API's detail, which is written for programs.
const ownSentence = new Set([
  'unreachable', 'timed_out', 'version_mismatch', 'idempotency_key_reused', 'rate_limited', 'unavailable',
  'internal_error', 'unauthorised', 'forbidden',
]);

export function readable(problem: Problem): string {
  if (problem.outcome_unknown) {
    return 'It is not known whether this went through. It is safe to try again.';
  }

  if (problem.code === 'validation_failed' && problem.errors?.length) {
    return problem.errors.map(sentenceOf).join(' ');
  }

  const own = sentences[problem.code];
  if (own && (ownSentence.has(problem.code) || !problem.detail)) {
    return own;
  }

  return problem.detail ?? own ?? problem.title ?? 'Something went wrong.';
}

function sentenceOf(error: FieldError): string {
  const name = (error.pointer ?? error.field ?? '').split('/').at(-1)?.replaceAll('_', ' ') ?? '';
  const text = `${name} ${error.detail}`.trim();
  return text.charAt(0).toUpperCase() + text.slice(1) + (text.endsWith('.') ? '' : '.');
}

export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(readable(problem));
    this.name = 'ApiError';
    this.problem = problem;
  }

  get code(): string {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }
}

export function messageOf(failure: unknown): string {
  return failure instanceof ApiError ? failure.message : readable({ status: 0, code: 'internal_error' });
}
