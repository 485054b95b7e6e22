import { GraphQLError } from 'graphql';

/** What `/v1` answered instead of what was asked for. */
export class Problem extends GraphQLError {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    extensions: Record<string, unknown> = {}
  ) {
    super(message, { extensions: { ...extensions, code } });
  }

  static notFound(what: string): Problem {
    return new Problem(404, 'not_found', `There is no such ${what}.`);
  }

  static invalid(message: string): Problem {
    return new Problem(400, 'validation_failed', message);
  }

  static unavailable(): Problem {
    return new Problem(503, 'unavailable', 'Not available right now; try again in a moment.');
  }

  /** Whether another attempt may go better. */
  get passes(): boolean {
    return this.status === 429 || this.status >= 500;
  }
}

/** The members of a problem that a client acts on. */
const told = ['errors', 'allowed', 'version', 'outcome_unknown', 'request_id'];

/** Reads a problem (RFC 9457); a body that is none gives the status alone. */
export async function problemOf(response: Response): Promise<Problem> {
  const body = await readJson(response);
  const code = typeof body.code === 'string' ? body.code : codeOf(response.status);
  const text = [body.detail, body.title].find((each) => typeof each === 'string') as string | undefined;
  const extensions = Object.fromEntries(told.filter((name) => name in body).map((name) => [name, body[name]]));
  return new Problem(response.status, code, text ?? `The request was answered ${response.status}.`, extensions);
}

const codeOf = (status: number) => (status >= 500 ? 'unavailable' : 'validation_failed');

async function readJson(response: Response): Promise<Record<string, unknown>> {
  const text = await response.text();
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    // Not JSON: a proxy's answer, of which only the status counts.
    return {};
  }
}
