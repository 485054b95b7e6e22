import { recall, remember } from '$lib/access/storage';
import { EventFeed } from '$lib/api/events';
import { messageOf } from '$lib/api/problem';
import { Reload } from '$lib/api/reload';
import type { Store } from '$lib/api/stores';
import type { PaymentProvider } from '$lib/api/types';
import { emptyCart, price, sumOf, type Cart } from './cart';
import { customerSession } from './customer.svelte';
import { serverNow } from '$lib/api/clock';

const cartAs = 'ordergrains.cart.';
const storeAs = 'ordergrains.store';
const firstStore = 'coffee';

/** The stores, the one that is looked at, and the cart for it. */
class Shop {
  stores = $state.raw<Store[]>([]);
  store = $state.raw<Store | null>(null);
  cart = $state.raw<Cart>({ storeId: '', lines: [], note: '', email: '', key: '' });
  /** Where money is moved; null: not known yet. */
  provider = $state.raw<PaymentProvider | null>(null);
  state = $state<'loading' | 'ready' | 'failed'>('loading');
  message = $state('');
  readonly lines = $derived(this.store ? price(this.cart, this.store, serverNow()) : []);
  readonly total = $derived(sumOf(this.lines));

  async load(wanted: string | null): Promise<void> {
    this.message = '';
    try {
      const [page, provider] = await Promise.all([
        customerSession.api.stores(), this.provider ?? customerSession.api.paymentProvider(),
      ]);
      this.provider = provider;
      this.stores = page.data.filter((store) => store.menu.length > 0).sort(byPlace);
      const id = wanted ?? recall<string>(storeAs);
      const chosen = this.stores.find((store) => store.id === id) ?? this.stores[0];
      if (chosen) {
        this.choose(chosen.id);
      }

      this.state = 'ready';
    } catch (failure) {
      customerSession.noteRefusal(failure);
      this.state = 'failed';
      this.message = messageOf(failure);
    }
  }

  choose(id: string): void {
    this.store = this.stores.find((store) => store.id === id) ?? null;
    if (this.store) {
      remember(storeAs, id);
      this.cart = recall<Cart>(cartAs + id) ?? emptyCart(id);
    }
  }

  /** Keeps a store's menu as it is: what is sold, and whether it takes orders. */
  follow(id: string): () => void {
    const look = new Reload(() => this.#look(id));
    const feed = new EventFeed(`/v1/stores/${encodeURIComponent(id)}/events`, customerSession.api.client, {
      reload: () => look.run(),
      happened: (event) => void (/^(store|item)\./.test(event.type) ? look.run() : null),
      changed: () => {},
    });
    void feed.run();
    return () => feed.stop();
  }

  change(cart: Cart): void {
    this.cart = cart;
    remember(cartAs + cart.storeId, cart);
  }

  /** Another tab may have changed the cart. */
  noteStorage(event: StorageEvent): void {
    if (this.store && event.key === cartAs + this.store.id) {
      this.cart = recall<Cart>(event.key) ?? emptyCart(this.store.id);
    }
  }

  empty(): void {
    this.change(emptyCart(this.cart.storeId));
  }

  async #look(id: string): Promise<void> {
    const store = await customerSession.api.store(id).catch(() => null);
    if (store) {
      this.stores = this.stores.map((known) => (known.id === id ? store : known));
      this.store = this.store?.id === id ? store : this.store;
    }
  }
}

function byPlace(a: Store, b: Store): number {
  const rank = (store: Store): number => (store.id === firstStore ? 0 : 1);
  return rank(a) - rank(b) || a.name.localeCompare(b.name);
}

export const shop = new Shop();
