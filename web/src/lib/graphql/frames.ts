/** One event of a `text/event-stream`. */
export interface Frame {
  id?: string;
  event: string;
  data: string;
}

/** A frame longer than this is nothing that `/v1` sends. */
const mostFrameLength = 1 << 20;

/**
 * Reads a stream's frames; what is cut off at its end is no frame. The signal cancels the body itself: Node's fetch
 * no longer hears its own signal once the request has been collected, and the connection would stay open.
 */
export async function* framesOf(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
  onBytes: () => void
): AsyncGenerator<Frame> {
  const decoder = new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>;
  const reader = body.pipeThrough(decoder, { signal }).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      onBytes();
      const blocks = (rest + value).replaceAll('\r\n', '\n').split('\n\n');
      rest = blocks.pop() ?? '';
      if (rest.length > mostFrameLength) {
        throw new Error('A frame of the events does not end.');
      }
      for (const block of blocks) {
        const frame = parse(block);
        if (frame) {
          yield frame;
        }
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Null: a comment, or the wait before a reconnect alone. */
function parse(block: string): Frame | null {
  const frame: Frame = { event: 'message', data: '' };
  const data: string[] = [];
  let named = false;
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'id') {
      frame.id = value;
    } else if (name === 'event') {
      frame.event = value;
      named = true;
    } else if (name === 'data') {
      data.push(value);
    }
  }
  frame.data = data.join('\n');
  return named || data.length > 0 ? frame : null;
}
