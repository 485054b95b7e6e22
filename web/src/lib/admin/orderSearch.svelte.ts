import { adminSession } from '$lib/access/staff.svelte';
import type { OrderFilter } from '$lib/api/api';
import { ApiError, messageOf } from '$lib/api/problem';
import type { Order, OrderState } from '$lib/api/types';
import { orderStates } from '$lib/orders/states';

export interface SearchWords {
  state: string;
  store: string;
  channel: string;
  date: string;
}

const pageSize = 25;

export function wordsOf(query: URLSearchParams): SearchWords {
  const word = (name: string): string => query.get(name) ?? '';
  return { state: word('state'), store: word('store'), channel: word('channel'), date: word('date') };
}

export function queryOf(words: SearchWords): string {
  const query = new URLSearchParams(Object.entries(words).filter(([, value]) => value !== ''));
  return query.size === 0 ? '' : `?${query.toString()}`;
}

function filterOf(words: SearchWords): OrderFilter {
  const state = orderStates.find((each) => each === words.state);
  return {
    limit: pageSize,
    ...(state ? { state: [state] as OrderState[] } : {}),
    ...(words.store ? { store_id: words.store } : {}),
    ...(words.channel ? { channel: words.channel } : {}),
    ...(words.date ? { date: words.date } : {}),
  };
}

/** A page of orders as the filters say, and the way on and back. */
export class OrderSearch {
  list = $state.raw<readonly Order[]>([]);
  state = $state<'loading' | 'ready' | 'failed'>('loading');
  message = $state('');
  busy = $state(false);
  /** Where each page that was seen began; the last one is shown. */
  #starts = $state.raw<readonly (string | undefined)[]>([undefined]);
  #next = $state<string | undefined>();
  #words: SearchWords = { state: '', store: '', channel: '', date: '' };
  #turn = 0;
  readonly hasNext = $derived(this.#next !== undefined);
  readonly page = $derived(this.#starts.length);

  search(words: SearchWords): Promise<void> {
    this.#words = words;
    return this.#show([undefined]);
  }

  again = (): Promise<void> => this.#show(this.#starts);

  next = (): Promise<void> => this.#show([...this.#starts, this.#next]);

  back = (): Promise<void> => this.#show(this.#starts.slice(0, -1));

  /** The order with exactly this id, if there is one. */
  async find(id: string): Promise<boolean> {
    try {
      await adminSession.api.order(id);
      return true;
    } catch (failure) {
      if (failure instanceof ApiError && failure.status === 404) {
        return false;
      }

      throw failure;
    }
  }

  async #show(starts: readonly (string | undefined)[]): Promise<void> {
    const turn = ++this.#turn;
    this.busy = true;
    try {
      const cursor = starts.at(-1);
      const page = await adminSession.api.orders({ ...filterOf(this.#words), ...(cursor ? { cursor } : {}) });
      if (turn === this.#turn) {
        this.list = page.data;
        this.#starts = starts;
        this.#next = page.next_cursor;
        this.state = 'ready';
      }
    } catch (failure) {
      this.message = messageOf(failure);
      this.state = 'failed';
    } finally {
      this.busy = turn === this.#turn ? false : this.busy;
    }
  }
}
