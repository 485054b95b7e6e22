import { adminSession } from '$lib/access/staff.svelte';
import { newKey } from '$lib/api/client';
import { EventFeed, type FeedState } from '$lib/api/events';
import { ApiError, messageOf } from '$lib/api/problem';
import { Reload } from '$lib/api/reload';
import type { Fulfilment, Order, OrderCommand, Payment, TimelineEntry } from '$lib/api/types';

/** Everything about one order, followed live. */
export class OrderFile {
  order = $state.raw<Order | null>(null);
  timeline = $state.raw<TimelineEntry[]>([]);
  payment = $state.raw<Payment | null>(null);
  fulfilment = $state.raw<Fulfilment | null>(null);
  feed = $state<FeedState>('connecting');
  missing = $state(false);
  message = $state('');
  readonly #id: string;
  readonly #feed: EventFeed;
  readonly #reload = new Reload(() => this.#look());

  constructor(id: string) {
    this.#id = id;
    this.#feed = new EventFeed(`/v1/orders/${encodeURIComponent(id)}/events`, adminSession.api.client, {
      reload: () => this.load(),
      happened: () => void this.load(),
      changed: (state) => (this.feed = state),
    });
  }

  start(): () => void {
    void this.load();
    void this.#feed.run();
    return () => this.#feed.stop();
  }

  load(): Promise<void> {
    return this.#reload.run();
  }

  async command(command: OrderCommand, reason?: string): Promise<void> {
    if (this.order) {
      const isOff = command === 'cancel' || command === 'reject';
      this.order = await adminSession.api.command(
        this.order, command, isOff ? { actor: 'operator', reason: { code: reason ?? 'other' } } : {}, newKey(),
      );
      await this.load();
    }
  }

  async #look(): Promise<void> {
    try {
      const api = adminSession.api;
      const order = await api.order(this.#id);
      const [timeline, payment, fulfilment] = await Promise.all([
        api.timeline(this.#id),
        order.capture ? orNull(api.payment(this.#id)) : null,
        order.fulfilment_state ? orNull(api.fulfilment(this.#id)) : null,
      ]);
      this.order = order;
      this.timeline = timeline.data;
      this.payment = payment;
      this.fulfilment = fulfilment;
      this.message = '';
    } catch (failure) {
      this.missing = failure instanceof ApiError && failure.status === 404;
      this.message = messageOf(failure);
    }
  }
}

async function orNull<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found;
  } catch (failure) {
    if (failure instanceof ApiError && failure.status === 404) {
      return null;
    }

    throw failure;
  }
}
