import { Problem, problemOf } from './problems';
import type { Page } from './views';

/** How a request to `/v1` is sent; a test's is its own. */
export type Fetch = (url: URL, init: RequestInit) => Promise<Response>;

const requestBoundMs = 30_000;
const pageSize = 1_000;
/** A list past this many pages is refused, never cut short. */
const mostPages = 200;

/** Calls `/v1` as the caller: what they may not see there, they do not see here. */
export class Api {
  constructor(
    private readonly address: string,
    private readonly authorization: string | undefined,
    private readonly fetch: Fetch = globalThis.fetch
  ) {}

  get<T>(path: string, query: Record<string, string> = {}): Promise<T> {
    return this.send<T>(this.url(path, query), { method: 'GET' });
  }

  /** What is there; null when nothing is. */
  async find<T>(path: string): Promise<T | null> {
    try {
      return await this.get<T>(path);
    } catch (problem) {
      if (problem instanceof Problem && problem.status === 404) {
        return null;
      }
      throw problem;
    }
  }

  post<T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
    return this.send<T>(this.url(path), {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers }
    });
  }

  /** All pages of a list. */
  async list<T>(path: string, query: Record<string, string>): Promise<T[]> {
    const found: T[] = [];
    let cursor: string | undefined;
    for (let pages = 0; pages < mostPages; pages++) {
      const next = { ...query, limit: `${pageSize}`, ...(cursor === undefined ? {} : { cursor }) };
      const page = await this.get<Page<T>>(path, next);
      found.push(...page.data);
      cursor = page.next_cursor;
      if (cursor === undefined || cursor === null) {
        return found;
      }
    }
    throw Problem.invalid(`The list has more than ${mostPages * pageSize} items: ask /v1 for its pages.`);
  }

  /** Opens a stream of events, after a cursor if there is one. */
  async open(path: string, cursor: string | undefined, signal: AbortSignal): Promise<Response> {
    const headers: Record<string, string> = { accept: 'text/event-stream' };
    if (cursor !== undefined) {
      headers['last-event-id'] = cursor;
    }
    return this.request(this.url(path), { method: 'GET', headers, signal });
  }

  private async send<T>(url: URL, init: RequestInit): Promise<T> {
    const response = await this.request(url, { ...init, signal: AbortSignal.timeout(requestBoundMs) });
    return (await response.json()) as T;
  }

  private async request(url: URL, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.authorization !== undefined) {
      headers.set('authorization', this.authorization);
    }
    let response: Response;
    try {
      response = await this.fetch(url, { ...init, headers, redirect: 'error' });
    } catch {
      // Nobody listens, or not in time.
      throw Problem.unavailable();
    }
    if (!response.ok) {
      throw await problemOf(response);
    }
    return response;
  }

  private url(path: string, query: Record<string, string> = {}): URL {
    const url = new URL(path, this.address);
    for (const [name, value] of Object.entries(query)) {
      url.searchParams.set(name, value);
    }
    return url;
  }
}

/** A piece of a path that a caller names. */
export const segment = (id: string) => encodeURIComponent(id);
