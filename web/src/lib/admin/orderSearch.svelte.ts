import { adminSession } from '$lib/access/staff.svelte';
import type { OrderFilter } from '$lib/api/api';
import { ApiError, messageOf } from '$lib/api/problem';
import type { Order, OrderState, Page } from '$lib/api/types';
import { orderStates } from '$lib/orders/states';

export interface SearchWords {
  state: string;
  store: string;
  channel: string;
  date: string;
  number: string;
}

const pageSize = 25;
// The server looks at so many orders for a page: a number that is rare may be some pages away.
const mostEmptyPages = 50;

export function wordsOf(query: URLSearchParams): SearchWords {
  const word = (name: string): string => query.get(name) ?? '';
  return {
    state: word('state'), store: word('store'), channel: word('channel'), date: word('date'), number: word('number'),
  };
}

export function queryOf(words: SearchWords): string {
  const query = new URLSearchParams(Object.entries(words).filter(([, value]) => value !== ''));
  return query.size === 0 ? '' : `?${query.toString()}`;
}

/** Whether it may be the number that a store calls out. */
export const isNumber = (text: string): boolean => /^R?\d{1,4}$/i.test(text);

function filterOf(words: SearchWords): OrderFilter {
  const state = orderStates.find((each) => each === words.state);
  return {
    limit: pageSize,
    ...(state ? { state: [state] as OrderState[] } : {}),
    ...(words.store ? { store_id: words.store } : {}),
    ...(words.channel ? { channel: words.channel } : {}),
    ...(words.date ? { date: words.date } : {}),
    ...(words.number ? { display_number: words.number } : {}),
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
  #words: SearchWords = { state: '', store: '', channel: '', date: '', number: '' };
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
      const page = await this.#read(cursor, turn);
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

  async #read(from: string | undefined, turn: number): Promise<Page<Order>> {
    let cursor = from;
    for (let empty = 0; ; empty++) {
      const page = await adminSession.api.orders({ ...filterOf(this.#words), ...(cursor ? { cursor } : {}) });
      if (page.data.length > 0 || !page.next_cursor || empty === mostEmptyPages || turn !== this.#turn) {
        return page;
      }

      cursor = page.next_cursor;
    }
  }
}
