import { newKey } from '$lib/api/client';
import { EventFeed, type FeedState } from '$lib/api/events';
import { ApiError, messageOf } from '$lib/api/problem';
import { Reload } from '$lib/api/reload';
import type { Order, OrderState, Payment } from '$lib/api/types';
import { isFinal, orderStates } from '$lib/orders/states';
import { reached } from './story';
import { customerSession } from './customer.svelte';

/** One order, followed live. */
export class Tracking {
  order = $state.raw<Order | null>(null);
  payment = $state.raw<Payment | null>(null);
  /** The farthest step that was seen: what is cancelled keeps it. */
  step = $state(-1);
  feed = $state<FeedState>('connecting');
  /** The last state in which the store lets its customers cancel. */
  cancelUntil = $state<OrderState | undefined>();
  missing = $state(false);
  message = $state('');
  readonly #id: string;
  readonly #feed: EventFeed;
  readonly #reload = new Reload(() => this.#look());
  readonly #cancelKey = newKey();

  constructor(id: string) {
    this.#id = id;
    this.#feed = new EventFeed(`/v1/orders/${encodeURIComponent(id)}/events`, customerSession.api.client, {
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

  mayCancel(order: Order): boolean {
    const isInTime = !this.cancelUntil || orderStates.indexOf(order.state) <= orderStates.indexOf(this.cancelUntil);
    return !isFinal(order) && order.allowed_transitions.includes('cancelled') && isInTime;
  }

  async cancel(): Promise<void> {
    this.#take(await customerSession.api.cancel(
      this.#id, { actor: 'customer', reason: { code: 'customer_request' } }, this.#cancelKey,
    ));
  }

  async #look(): Promise<void> {
    try {
      const order = await customerSession.api.order(this.#id);
      this.payment = order.capture ? await this.#findPayment() : null;
      await this.#noteSteps(order);
      await this.#noteStore(order);
      this.#take(order);
      this.message = '';
    } catch (failure) {
      customerSession.noteRefusal(failure);
      this.missing = failure instanceof ApiError && failure.status === 404;
      this.message = messageOf(failure);
    }
  }

  /** How far one that is off had got is told by its past. */
  async #noteSteps(order: Order): Promise<void> {
    if (order.state !== 'cancelled' || this.step >= 0) {
      return;
    }

    const timeline = await customerSession.api.timeline(this.#id).catch(() => null);
    for (const entry of timeline?.data ?? []) {
      this.step = Math.max(this.step, reached({ ...order, state: entry.state as Order['state'] }, -1));
    }
  }

  /** Without the store's word the order's own has to do; a cancel that comes too late is then refused. */
  async #noteStore(order: Order): Promise<void> {
    if (!this.cancelUntil && !isFinal(order)) {
      const store = await customerSession.api.store(order.store_id).catch(() => null);
      this.cancelUntil = store?.customer_may_cancel_until;
    }
  }

  async #findPayment(): Promise<Payment | null> {
    try {
      return await customerSession.api.payment(this.#id);
    } catch (failure) {
      if (failure instanceof ApiError && failure.status === 404) {
        return null;
      }

      throw failure;
    }
  }

  #take(order: Order): void {
    if (!this.order || order.version >= this.order.version) {
      this.order = order;
      this.step = Math.max(this.step, reached(order, this.step));
    }
  }
}
