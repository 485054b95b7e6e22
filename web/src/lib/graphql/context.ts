import { Api, type Fetch } from './api';
import { CoffeeShop } from './coffeeShop';
import { follow, type FeedOptions } from './feed';

/** What resolvers are given: the shop as one caller sees it. */
export interface ShopContext {
  api: Api;
  shop: CoffeeShop;
  /** The caller's key for a request that may be repeated. */
  idempotencyKey: string | undefined;
  /** Ends with the request or the connection. */
  signal: AbortSignal;
  feed?: FeedOptions;
  follow: typeof follow;
}

export interface Caller {
  authorization: string | undefined;
  idempotencyKey?: string | undefined;
  signal: AbortSignal;
}

/** Where `/v1` is, and how it is called. */
export interface Product {
  address: () => string;
  fetch?: Fetch;
  feed?: FeedOptions;
}

export function contextOf(product: Product, caller: Caller): ShopContext {
  const api = new Api(product.address(), caller.authorization, product.fetch);
  return {
    api,
    shop: new CoffeeShop(api),
    idempotencyKey: caller.idempotencyKey,
    signal: caller.signal,
    feed: product.feed,
    follow
  };
}
