import type { Tone } from './tone';

export interface Toast {
  id: number;
  tone: Tone;
  text: string;
}

const shownMs = 6000;
const mostShown = 3;

class Toasts {
  list = $state.raw<readonly Toast[]>([]);
  #next = 1;

  say(text: string, tone: Tone = 'plain'): void {
    const toast = { id: this.#next++, tone, text };
    this.list = [...this.list, toast].slice(-mostShown);
    setTimeout(() => this.dismiss(toast.id), shownMs);
  }

  dismiss(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
