export interface Frame {
  id?: string;
  event?: string;
  data?: string;
  retryMs?: number;
}

/** Cuts a text/event-stream into frames; pieces may end anywhere. */
export class FrameReader {
  #rest = '';
  #frame: Frame = {};

  push(piece: string): Frame[] {
    const text = this.#rest + piece;
    const lines = text.split(/\r\n|\n|\r(?=[^\n])/);
    this.#rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.#take(line));
  }

  #take(line: string): Frame[] {
    if (line === '') {
      const done = this.#frame;
      this.#frame = {};
      return Object.keys(done).length === 0 ? [] : [done];
    }

    const colon = line.indexOf(':');
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    this.#set(name, value);
    return [];
  }

  #set(name: string, value: string): void {
    if (name === 'id') {
      this.#frame.id = value;
    } else if (name === 'event') {
      this.#frame.event = value;
    } else if (name === 'data') {
      this.#frame.data = this.#frame.data === undefined ? value : `${this.#frame.data}\n${value}`;
    } else if (name === 'retry' && /^\d+$/.test(value)) {
      this.#frame.retryMs = Number(value);
    }
  }
}
