import { forget, recall, remember } from '$lib/access/storage';
import { Api } from '$lib/api/api';
import { ApiError } from '$lib/api/problem';

export interface KnownCustomer {
  id: string;
  token: string;
  name: string;
}

const storedAs = 'ordergrains.customer';

/** Who orders here: asked once, then remembered by this browser. */
export class CustomerSession {
  customer = $state.raw<KnownCustomer | null>(null);
  loaded = $state(false);
  usualName = $state('');
  readonly api = new Api(() => this.customer?.token ?? null);

  load(): void {
    const known = recall<KnownCustomer>(storedAs);
    this.customer = known?.token ? known : null;
    this.usualName = known?.name ?? '';
    this.loaded = true;
  }

  async introduce(name: string): Promise<void> {
    const created = await this.api.createCustomer();
    this.customer = { id: created.id, token: created.token, name };
    this.usualName = name;
    remember(storedAs, this.customer);
  }

  leave(): void {
    forget(storedAs);
    this.customer = null;
    this.usualName = '';
  }

  /** A token that the server does not know any more is asked for anew. */
  noteRefusal(failure: unknown): void {
    if (failure instanceof ApiError && failure.status === 401 && this.customer) {
      this.usualName = this.customer.name;
      forget(storedAs);
      this.customer = null;
    }
  }
}

export const customerSession = new CustomerSession();
