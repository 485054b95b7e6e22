import { noteServerTime } from './clock';
import { ApiError, type Problem } from './problem';

export interface RequestOptions {
  body?: unknown;
  idempotencyKey?: string;
  ifMatch?: number;
  timeoutMs?: number;
}

export type Key = () => string | null;

const mostTries = 3;
const firstPauseMs = 300;
const longestPauseMs = 5000;
const usualTimeoutMs = 15_000;

/** Sends requests to the API. Only what is safe to repeat is repeated. */
export class Client {
  readonly #key: Key;
  readonly #send: typeof fetch;
  readonly #pause: (ms: number) => Promise<void>;

  constructor(
    key: Key,
    send: typeof fetch = (...request) => fetch(...request),
    pause: (ms: number) => Promise<void> = (ms) => new Promise((done) => setTimeout(done, ms)),
  ) {
    this.#key = key;
    this.#send = send;
    this.#pause = pause;
  }

  get<T>(path: string, options: RequestOptions = {}): Promise<T> {
    return this.#request('GET', path, options);
  }

  post<T>(path: string, options: RequestOptions = {}): Promise<T> {
    return this.#request('POST', path, options);
  }

  delete(path: string): Promise<void> {
    return this.#request('DELETE', path, {});
  }

  authorisation(): Record<string, string> {
    const key = this.#key();
    return key ? { Authorization: `Bearer ${key}` } : {};
  }

  async #request<T>(method: string, path: string, options: RequestOptions): Promise<T> {
    const isSafe = method === 'GET' || options.idempotencyKey !== undefined;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#once<T>(method, path, options);
      } catch (failure) {
        const mayPass = failure instanceof ApiError && (failure.status === 0 || failure.status === 503);
        if (!isSafe || !mayPass || attempt === mostTries) {
          throw failure;
        }

        await this.#pause(Math.min(longestPauseMs, firstPauseMs * 2 ** attempt * (0.5 + Math.random())));
      }
    }
  }

  async #once<T>(method: string, path: string, options: RequestOptions): Promise<T> {
    const response = await this.#answer(method, path, options);
    noteServerTime(response.headers.get('Date'));
    if (!response.ok) {
      throw new ApiError(await problemOf(response));
    }

    return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
  }

  async #answer(method: string, path: string, options: RequestOptions): Promise<Response> {
    const init: RequestInit = {
      method,
      headers: this.#headers(options),
      signal: AbortSignal.timeout(options.timeoutMs ?? usualTimeoutMs),
      cache: 'no-store',
    };
    if (options.body !== undefined) {
      init.body = JSON.stringify(options.body);
    }

    try {
      return await this.#send(path, init);
    } catch (failure) {
      const isLate = failure instanceof DOMException && failure.name === 'TimeoutError';
      throw new ApiError({ status: 0, code: isLate ? 'timed_out' : 'unreachable' });
    }
  }

  #headers(options: RequestOptions): Record<string, string> {
    const headers: Record<string, string> = { Accept: 'application/json', ...this.authorisation() };
    if (options.body !== undefined) {
      headers['Content-Type'] = 'application/json';
    }

    if (options.idempotencyKey !== undefined) {
      headers['Idempotency-Key'] = options.idempotencyKey;
    }

    if (options.ifMatch !== undefined) {
      headers['If-Match'] = `"${options.ifMatch}"`;
    }

    return headers;
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  const fallback = { status: response.status, code: response.status >= 500 ? 'unavailable' : 'internal_error' };
  try {
    const body = (await response.json()) as Partial<Problem>;
    return typeof body.code === 'string' ? { ...body, code: body.code, status: response.status } : fallback;
  } catch {
    return fallback;
  }
}

/** A key that makes a request safe to send again. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
