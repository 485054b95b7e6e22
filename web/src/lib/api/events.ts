import { problemOf, type Client } from './client';
import { FrameReader, type Frame } from './frames';
import { ApiError } from './problem';

/** What happened, as the API tells it; references only, no personal data. */
export interface LiveEvent {
  id: string;
  type: string;
  time: string;
  subject: string;
  sequence: number;
  order_version?: number;
  data: { store_id?: string; customer_id?: string; state?: string };
}

export type FeedState = 'connecting' | 'live' | 'reconnecting' | 'refused';

export interface FeedHandlers {
  /** From here on every event comes; what there is must be loaded now. */
  reload: () => void | Promise<void>;
  happened: (event: LiveEvent) => void;
  changed: (state: FeedState, failure?: ApiError) => void;
}

export interface FeedEnvironment {
  send: typeof fetch;
  pause: (ms: number, wake: AbortSignal) => Promise<void>;
  random: () => number;
}

const usualRetryMs = 1000;
const longestPauseMs = 10_000;
const mostDoublings = 5;
// The server says that it is alive every 15 s.
const silenceMs = 40_000;

const browser: FeedEnvironment = {
  send: (...request) => fetch(...request),
  pause: pauseOrOnline,
  random: Math.random,
};

/** Follows a stream of events until it is stopped; after a break it goes on where it was. */
export class EventFeed {
  readonly #path: string;
  readonly #client: Client;
  readonly #handlers: FeedHandlers;
  readonly #environment: FeedEnvironment;
  readonly #stopped = new AbortController();
  #cursor: string | null = null;
  #retryMs = usualRetryMs;
  #failures = 0;

  constructor(path: string, client: Client, handlers: FeedHandlers, environment: FeedEnvironment = browser) {
    this.#path = path;
    this.#client = client;
    this.#handlers = handlers;
    this.#environment = environment;
  }

  async run(): Promise<void> {
    this.#handlers.changed('connecting');
    while (!this.#stopped.signal.aborted) {
      const refusal = await this.#connect();
      if (this.#stopped.signal.aborted) {
        return;
      }

      if (refusal && isFinal(refusal)) {
        this.#handlers.changed('refused', refusal);
        return;
      }

      this.#failures++;
      this.#handlers.changed('reconnecting');
      await this.#environment.pause(this.#nextPause(), this.#stopped.signal);
    }
  }

  stop(): void {
    this.#stopped.abort();
  }

  #nextPause(): number {
    const ceiling = Math.min(longestPauseMs, this.#retryMs * 2 ** Math.min(this.#failures - 1, mostDoublings));
    return ceiling * (0.5 + this.#environment.random() / 2);
  }

  /** One connection, to its end. Answers why the server refused it, if it did. */
  async #connect(): Promise<ApiError | null> {
    const broken = new AbortController();
    try {
      const response = await this.#environment.send(this.#path, {
        headers: this.#headers(),
        signal: AbortSignal.any([this.#stopped.signal, broken.signal]),
        cache: 'no-store',
      });
      if (!response.ok || !response.body) {
        return this.#refusedBy(new ApiError(await problemOf(response)));
      }

      await this.#read(response.body, broken);
      return null;
    } catch {
      // However the connection ended, the next one goes on from the cursor.
      return null;
    }
  }

  #headers(): Record<string, string> {
    const resume: Record<string, string> = this.#cursor === null ? {} : { 'Last-Event-ID': this.#cursor };
    return { Accept: 'text/event-stream', ...this.#client.authorisation(), ...resume };
  }

  #refusedBy(refusal: ApiError): ApiError | null {
    if (this.#cursor !== null && (refusal.status === 410 || refusal.status === 400)) {
      this.#cursor = null;
      return null;
    }

    return refusal;
  }

  async #read(body: ReadableStream<Uint8Array>, broken: AbortController): Promise<void> {
    const reader = body.getReader();
    const decoder = new TextDecoder();
    const frames = new FrameReader();
    let silence = setTimeout(() => broken.abort(), silenceMs);
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) {
          return;
        }

        clearTimeout(silence);
        silence = setTimeout(() => broken.abort(), silenceMs);
        frames.push(decoder.decode(value, { stream: true })).forEach((frame) => this.#take(frame));
      }
    } finally {
      clearTimeout(silence);
      reader.releaseLock();
    }
  }

  #take(frame: Frame): void {
    this.#retryMs = frame.retryMs ?? this.#retryMs;
    const isNew = this.#cursor === null;
    if (frame.event === 'ready') {
      this.#failures = 0;
      this.#cursor ??= frame.id ?? null;
      this.#handlers.changed('live');
      if (isNew) {
        void this.#handlers.reload();
      }

      return;
    }

    this.#cursor = frame.id ?? this.#cursor;
    if (frame.data !== undefined) {
      this.#handlers.happened(JSON.parse(frame.data) as LiveEvent);
    }
  }
}

function isFinal(refusal: ApiError): boolean {
  return refusal.status >= 400 && refusal.status < 500 && refusal.status !== 408 && refusal.status !== 429;
}

function pauseOrOnline(ms: number, stopped: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const end = (): void => {
      clearTimeout(timer);
      globalThis.removeEventListener('online', end);
      stopped.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, ms);
    globalThis.addEventListener('online', end);
    stopped.addEventListener('abort', end);
  });
}
