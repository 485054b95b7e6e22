import type { Api } from '$lib/api/api';
import { newKey } from '$lib/api/client';
import { EventFeed, type FeedState, type LiveEvent } from '$lib/api/events';
import { messageOf } from '$lib/api/problem';
import type { Store } from '$lib/api/stores';
import type { Order, OrderState, Reason } from '$lib/api/types';
import { byUrgency, laneOf, openStates, type Lane } from './lanes';

const most = 500;
const freshMs = 8000;
const followMs = 4000;

/** A store's open orders, followed live. */
export class Board {
  state = $state<'loading' | 'ready' | 'failed'>('loading');
  feed = $state<FeedState>('connecting');
  message = $state('');
  store = $state.raw<Store | null>(null);
  fresh = $state.raw<ReadonlySet<string>>(new Set());
  readonly lanes = $derived.by(() => this.#sort());
  #orders = $state.raw<ReadonlyMap<string, Order>>(new Map());
  /** Where an order goes next, as long as the news of it is under way. */
  #moving = $state.raw<ReadonlyMap<string, OrderState>>(new Map());
  readonly #api: Api;
  readonly #feed: EventFeed;
  readonly #arrived: (order: Order) => void;

  constructor(api: Api, readonly storeId: string, arrived: (order: Order) => void) {
    this.#api = api;
    this.#arrived = arrived;
    this.#feed = new EventFeed(`/v1/stores/${encodeURIComponent(storeId)}/events`, api.client, {
      reload: () => this.load(),
      happened: (event) => void this.#happened(event),
      changed: (state, failure) => {
        this.feed = state;
        this.message = failure?.message ?? '';
      },
    });
  }

  start(): () => void {
    void this.load();
    void this.#feed.run();
    return () => this.#feed.stop();
  }

  async load(): Promise<void> {
    try {
      const [store, page] = await Promise.all([
        this.#api.store(this.storeId),
        this.#api.orders({ store_id: this.storeId, state: openStates, limit: most }),
      ]);
      this.store = store;
      const isFirst = this.state !== 'ready';
      const added = page.data.filter((order) => !this.#orders.has(order.id));
      this.#orders = new Map(page.data.map((order) => [order.id, newer(this.#orders.get(order.id), order)]));
      this.state = 'ready';
      if (!isFirst) {
        added.forEach((order) => this.#note(order));
      }
    } catch (failure) {
      this.message = messageOf(failure);
      this.state = this.state === 'ready' ? 'ready' : 'failed';
    }
  }

  isMoving = (order: Order): boolean => this.#moving.has(order.id);

  async move(order: Order, to: OrderState): Promise<void> {
    this.#setMoving(order.id, to);
    try {
      await this.#send(order, to);
    } catch (failure) {
      this.#setMoving(order.id, null);
      await this.#refresh(order.id);
      throw failure;
    }
  }

  /** Before acceptance it is rejected, afterwards called off. */
  async turnDown(order: Order, reason: Reason): Promise<void> {
    if (order.state === 'placed') {
      this.#take(await this.#api.command(order, 'reject', { reason }, newKey()));
    } else if (this.#hasTicket(order)) {
      await this.#api.ticket(order.id, 'reject', reason);
      this.#setMoving(order.id, 'cancelled');
      this.#follow(order.id);
    } else {
      this.#take(await this.#api.command(order, 'cancel', { actor: 'store', reason }, newKey()));
    }
  }

  async pause(until: string | null): Promise<void> {
    this.store = await (until === null ? this.#api.resume(this.storeId) : this.#api.pause(this.storeId, until));
  }

  async snooze(itemId: string, until: string | null): Promise<void> {
    this.store = await this.#api.setAvailability(
      this.storeId, itemId, until === null ? { available: true } : { available: true, snoozed_until: until },
    );
  }

  async #send(order: Order, to: OrderState): Promise<void> {
    if (to === 'accepted') {
      this.#take(await this.#api.command(order, 'accept', {}, newKey()));
    } else if (this.#hasTicket(order)) {
      await this.#api.ticket(order.id, to === 'preparing' ? 'start' : to === 'ready' ? 'ready' : 'complete');
      this.#follow(order.id);
    } else {
      const command = to === 'preparing' ? 'prepare' : to === 'ready' ? 'ready' : 'complete';
      this.#take(await this.#api.command(order, command, {}, newKey()));
    }
  }

  /** An order follows its ticket, and its event says so; if that is late, it is shown as it is. */
  #follow(id: string): void {
    setTimeout(() => {
      if (this.#moving.has(id)) {
        void this.#refresh(id).then(() => this.#setMoving(id, null));
      }
    }, followMs);
  }

  #hasTicket(order: Order): boolean {
    return order.fulfilment_state !== undefined || (this.store?.tickets ?? false);
  }

  async #happened(event: LiveEvent): Promise<void> {
    if (event.type.startsWith('store.') || event.type.startsWith('item.')) {
      this.store = await this.#api.store(this.storeId).catch(() => this.store);
    } else if (event.type.startsWith('order.')) {
      await this.#refresh(event.subject);
    }
  }

  async #refresh(id: string): Promise<void> {
    try {
      this.#take(await this.#api.order(id));
    } catch (failure) {
      this.message = messageOf(failure);
    }
  }

  #take(order: Order): void {
    const known = this.#orders.get(order.id);
    if (known && known.version > order.version) {
      return;
    }

    const orders = new Map(this.#orders);
    if (laneOf(order.state)) {
      orders.set(order.id, order);
    } else {
      orders.delete(order.id);
    }

    this.#orders = orders;
    if (known?.version !== order.version) {
      this.#setMoving(order.id, null);
    }

    if (!known && laneOf(order.state)) {
      this.#note(order);
    }
  }

  #note(order: Order): void {
    this.fresh = new Set([...this.fresh, order.id]);
    setTimeout(() => (this.fresh = new Set([...this.fresh].filter((id) => id !== order.id))), freshMs);
    this.#arrived(order);
  }

  #setMoving(id: string, to: OrderState | null): void {
    const moving = new Map(this.#moving);
    if (to === null) {
      moving.delete(id);
    } else {
      moving.set(id, to);
    }

    this.#moving = moving;
  }

  #sort(): Record<Lane, Order[]> {
    const sorted: Record<Lane, Order[]> = { new: [], accepted: [], preparing: [], ready: [] };
    for (const order of this.#orders.values()) {
      const lane = laneOf(this.#moving.get(order.id) ?? order.state);
      if (lane) {
        sorted[lane].push(order);
      }
    }

    Object.values(sorted).forEach((lane) => lane.sort(byUrgency));
    return sorted;
  }
}

function newer(known: Order | undefined, read: Order): Order {
  return known && known.version > read.version ? known : read;
}
