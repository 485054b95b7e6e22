import { Api } from '$lib/api/api';
import type { Access } from '$lib/api/cluster';
import { ApiError, messageOf } from '$lib/api/problem';
import { forget, recall, remember } from './storage';

export type StaffState = 'opening' | 'locked' | 'open' | 'failed';

/** Somebody at work: their key, and what it opens. */
export class StaffSession {
  state = $state<StaffState>('opening');
  access = $state.raw<Access | null>(null);
  hasKey = $state(false);
  message = $state('');
  readonly api: Api;
  readonly #name: string;
  readonly #roles: readonly Access['role'][];
  #key: string | null = null;

  constructor(name: string, roles: readonly Access['role'][]) {
    this.#name = name;
    this.#roles = roles;
    this.api = new Api(() => this.#key);
  }

  async open(): Promise<void> {
    if (this.state === 'open') {
      return;
    }

    this.#use(recall<string>(this.#name));
    this.state = 'opening';
    await this.#look();
  }

  async enter(key: string): Promise<void> {
    this.#use(key);
    await this.#look();
    if (this.state === 'open') {
      remember(this.#name, key);
    }
  }

  async leave(): Promise<void> {
    forget(this.#name);
    this.#use(null);
    this.message = '';
    await this.#look();
  }

  #use(key: string | null): void {
    this.#key = key;
    this.hasKey = key !== null;
  }

  async #look(): Promise<void> {
    try {
      const access = await this.api.access();
      const fits = this.#roles.includes(access.role);
      this.access = fits ? access : null;
      this.state = fits ? 'open' : 'locked';
      this.message = fits ? '' : 'This key is for something else.';
    } catch (failure) {
      const isLocked = failure instanceof ApiError && (failure.status === 401 || failure.status === 403);
      this.state = isLocked ? 'locked' : 'failed';
      this.message = isLocked ? (this.hasKey ? 'This key is not valid.' : '') : messageOf(failure);
    }
  }
}

export const adminSession = new StaffSession('ordergrains.admin-key', ['admin']);
export const kitchenSession = new StaffSession('ordergrains.kitchen-key', ['admin', 'store']);
