import { EventFeed, type FeedState } from '$lib/api/events';
import { messageOf } from '$lib/api/problem';
import type { Order } from '$lib/api/types';
import { customerSession } from './customer.svelte';

const pageSize = 20;

/** A customer's orders, newest first, followed live. */
export class OwnOrders {
  list = $state.raw<readonly Order[]>([]);
  state = $state<'loading' | 'ready' | 'failed'>('loading');
  feed = $state<FeedState>('connecting');
  message = $state('');
  cursor = $state<string | undefined>();
  busy = $state(false);
  readonly #customerId: string;
  readonly #feed: EventFeed;

  constructor(customerId: string) {
    this.#customerId = customerId;
    this.#feed = new EventFeed(`/v1/customers/${encodeURIComponent(customerId)}/events`, customerSession.api.client, {
      reload: () => this.load(),
      happened: (event) => void this.#refresh(event.subject),
      changed: (state) => (this.feed = state),
    });
  }

  start(): () => void {
    void this.load();
    void this.#feed.run();
    return () => this.#feed.stop();
  }

  async load(): Promise<void> {
    try {
      const page = await this.#page();
      this.list = page.data;
      this.cursor = page.next_cursor;
      this.state = 'ready';
    } catch (failure) {
      customerSession.noteRefusal(failure);
      this.message = messageOf(failure);
      this.state = this.list.length > 0 ? 'ready' : 'failed';
    }
  }

  async more(): Promise<void> {
    this.busy = true;
    try {
      const page = await this.#page(this.cursor);
      this.list = [...this.list, ...page.data.filter((order) => !this.list.some((known) => known.id === order.id))];
      this.cursor = page.next_cursor;
    } finally {
      this.busy = false;
    }
  }

  #page(cursor?: string): ReturnType<typeof customerSession.api.orders> {
    return customerSession.api.orders({
      customer_id: this.#customerId, limit: pageSize, ...(cursor === undefined ? {} : { cursor }),
    });
  }

  async #refresh(id: string): Promise<void> {
    const order = await customerSession.api.order(id).catch(() => null);
    if (order) {
      const isKnown = this.list.some((known) => known.id === id);
      this.list = isKnown
        ? this.list.map((known) => (known.id === id && known.version <= order.version ? order : known))
        : [order, ...this.list];
    }
  }
}
