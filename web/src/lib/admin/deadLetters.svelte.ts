import { adminSession } from '$lib/access/staff.svelte';
import type { DeadLetter } from '$lib/api/cluster';
import { ApiError, messageOf } from '$lib/api/problem';

/** The parked messages, and what can be done about them. */
export class DeadLetters {
  list = $state.raw<readonly DeadLetter[]>([]);
  state = $state<'loading' | 'ready' | 'failed'>('loading');
  message = $state('');
  cursor = $state<string | undefined>();

  async load(): Promise<void> {
    try {
      const page = await adminSession.api.deadLetters();
      this.list = page.data;
      this.cursor = page.next_cursor;
      this.state = 'ready';
    } catch (failure) {
      this.message = messageOf(failure);
      this.state = 'failed';
    }
  }

  async more(): Promise<void> {
    const page = await adminSession.api.deadLetters(this.cursor);
    this.list = [...this.list, ...page.data];
    this.cursor = page.next_cursor;
  }

  /** True: it went through this time. */
  async redrive(letter: DeadLetter): Promise<boolean> {
    const parked = await this.#isParkedAfterRedrive(letter);
    if (parked) {
      await this.load();
    } else {
      this.#drop(letter);
    }

    return !parked;
  }

  /** Its sender's failure is answered as an outage; either way it stays where it was. */
  async #isParkedAfterRedrive(letter: DeadLetter): Promise<boolean> {
    try {
      return (await adminSession.api.redrive(letter.id)).parked;
    } catch (failure) {
      if (failure instanceof ApiError && failure.status === 503) {
        return true;
      }

      throw failure;
    }
  }

  async discard(letter: DeadLetter): Promise<void> {
    try {
      await adminSession.api.discard(letter.id);
    } catch (failure) {
      if (!(failure instanceof ApiError && failure.status === 404)) {
        throw failure;
      }
    }

    this.#drop(letter);
  }

  #drop(letter: DeadLetter): void {
    this.list = this.list.filter((each) => each.id !== letter.id);
  }
}
