import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const menu = [
  { id: '1', name: 'Cappuccino', description: 'Espresso with milk.', price: 370 },
  { id: '2', name: 'Latte', price: 400 }
];

export interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown> | undefined;
}

type Answer = { status?: number; body: unknown };
type Handler = (asked: Asked) => Answer | undefined;

/** A `/v1` made by hand: answers what a test gives it, and sends the events that a test says. */
export class FakeProduct {
  readonly asked: Asked[] = [];
  readonly answers = new Map<string, Answer | Handler>();
  /** The events of each stream; the cursor of one is its number. */
  readonly streams = new Map<string, { type: string; [member: string]: unknown }[]>();
  /** What opening a stream is refused with, if it is. */
  streamRefusal: Answer | undefined;
  private readonly open = new Map<ServerResponse, { path: string; sent: number }>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<FakeProduct> {
    const server = createServer();
    const product = new FakeProduct(server);
    server.on('request', (request, response) => void product.answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    product.answers.set('GET /v1/stores/coffee', { body: { id: 'coffee', menu } });
    return product;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get openStreams(): number {
    return this.open.size;
  }

  order(id: string, members: Record<string, unknown> = {}): void {
    this.answers.set(`GET /v1/orders/${id}`, { body: orderOf(id, members) });
  }

  publish(path: string, type: string, orderId: string, data: Record<string, unknown>): void {
    const events = this.streams.get(path) ?? [];
    events.push({ id: `evt_${events.length + 1}`, type, subject: orderId, data });
    this.streams.set(path, events);
    this.flush();
  }

  /** Breaks every stream off in the middle of a frame. */
  drop(): void {
    for (const response of this.open.keys()) {
      response.write('id: 99\nevent: order.ac', () => response.destroy());
    }
    this.open.clear();
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake');
    let text = '';
    for await (const part of request) {
      text += part;
    }
    const asked: Asked = {
      method: request.method ?? '',
      path: url.pathname + url.search,
      headers: request.headers,
      body: text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>)
    };
    this.asked.push(asked);
    if (url.pathname.endsWith('/events') && this.streamRefusal === undefined) {
      this.begin(url.pathname, request, response);
      return;
    }
    const found = url.pathname.endsWith('/events')
      ? this.streamRefusal
      : (this.answers.get(`${asked.method} ${asked.path}`) ?? this.answers.get(`${asked.method} ${url.pathname}`));
    const given = typeof found === 'function' ? found(asked) : found;
    const { status, body } = given ?? problem(404, 'not_found', 'There is no such thing.');
    response.writeHead(status ?? 200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  private begin(path: string, request: IncomingMessage, response: ServerResponse): void {
    const after = request.headers['last-event-id'];
    const sent = after === undefined ? (this.streams.get(path)?.length ?? 0) : Number(after);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(`retry: 1000\n\nid: ${sent}\nevent: ready\ndata: {}\n\n: alive\n\n`);
    this.open.set(response, { path, sent });
    response.on('close', () => this.open.delete(response));
    this.flush();
  }

  private flush(): void {
    for (const [response, stream] of this.open) {
      const events = this.streams.get(stream.path) ?? [];
      for (; stream.sent < events.length; stream.sent++) {
        const event = events[stream.sent]!;
        response.write(`id: ${stream.sent + 1}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
      }
    }
  }
}

export const orderOf = (id: string, members: Record<string, unknown> = {}) => ({
  id,
  state: 'accepted',
  store_id: 'coffee',
  lines: [{ item_id: '1', name: 'Cappuccino', unit_price: 350 }],
  customer: { id: 'cus_1', name: 'Ada' },
  placed_at: '2026-01-31T18:30:00.123456Z',
  ...members
});

export const paymentOf = (orderId: string, members: Record<string, unknown> = {}) => ({
  id: `pay_${orderId}`,
  order_id: orderId,
  store_id: 'coffee',
  customer_id: 'cus_1',
  state: 'created',
  payment_intent_id: 'pi_1',
  client_secret: 'secret_1',
  refunds: [],
  created_at: '2026-01-31T18:30:01Z',
  ...members
});

export const fulfilmentOf = (orderId: string, members: Record<string, unknown> = {}) => ({
  id: `ful_${orderId}`,
  order_id: orderId,
  store_id: 'coffee',
  state: 'created',
  created_at: '2026-01-31T18:30:02Z',
  ...members
});

export const problem = (status: number, code: string, detail: string): Answer => ({
  status,
  body: { type: 'about:blank', title: 'A problem', status, code, detail }
});
