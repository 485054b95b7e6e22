import type { Api } from './api';
import { framesOf, type Frame } from './frames';
import { Problem } from './problems';
import type { EventEnvelope } from './views';

export interface FeedOptions {
  /** Waits between attempts; a test's does not. */
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** A stream that says nothing for so long is taken for dead: `/v1` says something every 15 s. */
  silenceMs: number;
}

/** So many attempts in a row that led nowhere end a subscription: over two minutes. */
const mostAttempts = 20;
const firstWaitMs = 250;
const longestWaitMs = 10_000;

const usual: FeedOptions = { wait, silenceMs: 45_000 };

/**
 * Follows a stream of events of `/v1`. Where it breaks off it is taken up after the last event that was seen, so
 * that none is missing and none comes twice. Returns when the stream has begun: what happens from then on is in it.
 */
export async function follow(
  api: Api,
  path: string,
  signal: AbortSignal,
  options: FeedOptions = usual
): Promise<AsyncGenerator<EventEnvelope>> {
  const ending = new AbortController();
  const end = () => ending.abort();
  signal.addEventListener('abort', end, { once: true, signal: ending.signal });
  const first = new Connection(api, path, options.silenceMs);
  const cursor = await first.begin(undefined, ending.signal);
  return endable(events(first, cursor, ending.signal, options), end);
}

/** A generator that waits hears of its end only when it goes on: here it is woken. */
function endable<T>(source: AsyncGenerator<T>, end: () => void): AsyncGenerator<T> {
  const finish = source.return.bind(source);
  source.return = (value) => {
    end();
    return finish(value);
  };
  return source;
}

async function* events(
  first: Connection,
  cursor: string | undefined,
  signal: AbortSignal,
  options: FeedOptions
): AsyncGenerator<EventEnvelope> {
  let connection: Connection | undefined = first;
  let seen = cursor;
  let attempts = 0;
  try {
    while (!signal.aborted) {
      if (connection === undefined) {
        connection = first.another();
        try {
          await connection.begin(seen, signal);
        } catch (failure) {
          connection = await giveUpOrWait(failure, ++attempts, signal, options);
          continue;
        }
      }
      for await (const frame of connection.frames()) {
        attempts = 0;
        seen = frame.id ?? seen;
        yield JSON.parse(frame.data) as EventEnvelope;
      }
      connection.close();
      connection = await giveUpOrWait(undefined, ++attempts, signal, options);
    }
  } finally {
    connection?.close();
  }
}

/** Throws what another attempt would not mend; else waits for the next one. */
async function giveUpOrWait(
  failure: unknown,
  attempts: number,
  signal: AbortSignal,
  options: FeedOptions
): Promise<undefined> {
  if (failure instanceof Problem && !failure.passes) {
    throw failure;
  }
  if (attempts >= mostAttempts) {
    throw Problem.unavailable();
  }
  await options.wait(Math.min(firstWaitMs * 2 ** (attempts - 1), longestWaitMs), signal);
  return undefined;
}

/** One connection of the stream. */
class Connection {
  private readonly closing = new AbortController();
  private silence: NodeJS.Timeout | undefined;
  private source: AsyncGenerator<Frame> | undefined;

  constructor(
    private readonly api: Api,
    private readonly path: string,
    private readonly silenceMs: number
  ) {}

  another(): Connection {
    return new Connection(this.api, this.path, this.silenceMs);
  }

  /** Opens the stream, after a cursor if there is one, and waits until it is ready; answers where it begins. */
  async begin(cursor: string | undefined, signal: AbortSignal): Promise<string | undefined> {
    signal.addEventListener('abort', () => this.close(), { once: true, signal: this.closing.signal });
    this.listen();
    try {
      const response = await this.api.open(this.path, cursor, this.closing.signal);
      if (response.body === null) {
        throw Problem.unavailable();
      }
      this.source = framesOf(response.body as ReadableStream<Uint8Array>, this.closing.signal, () => this.listen());
      const ready = await this.source.next();
      if (ready.done || ready.value.event !== 'ready') {
        throw Problem.unavailable();
      }
      return ready.value.id;
    } catch (failure) {
      this.close();
      throw failure instanceof Problem ? failure : Problem.unavailable();
    }
  }

  /** The events that follow, until the stream ends or breaks off. */
  async *frames(): AsyncGenerator<Frame> {
    for (;;) {
      let next: IteratorResult<Frame>;
      try {
        next = await this.source!.next();
      } catch {
        // It broke off, or said nothing for too long: the caller takes it up again.
        return;
      }
      if (next.done) {
        return;
      }
      if (next.value.event !== 'ready') {
        yield next.value;
      }
    }
  }

  close(): void {
    clearTimeout(this.silence);
    this.closing.abort();
  }

  private listen(): void {
    clearTimeout(this.silence);
    if (!this.closing.signal.aborted) {
      this.silence = setTimeout(() => this.close(), this.silenceMs);
    }
  }
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
