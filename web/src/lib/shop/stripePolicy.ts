import type { PaymentProvider } from '$lib/api/types';

const keptMs = 60_000;
const patienceMs = 5000;

const added: Record<string, string> = {
  'script-src': 'https://js.stripe.com',
  'frame-src': 'https://js.stripe.com https://hooks.stripe.com',
  'connect-src': 'https://api.stripe.com',
};

/** The pages' content security policy, with Stripe in it where the API says that customers pay there. */
export class StripePolicy {
  readonly #ask: (signal: AbortSignal) => Promise<Response>;
  readonly #now: () => number;
  #known: { needsStripe: boolean; at: number } | null = null;

  constructor(ask: (signal: AbortSignal) => Promise<Response>, now: () => number = Date.now) {
    this.#ask = ask;
    this.#now = now;
  }

  async extend(policy: string): Promise<string> {
    return (await this.#needsStripe()) ? withStripe(policy) : policy;
  }

  async #needsStripe(): Promise<boolean> {
    if (!this.#known || this.#now() - this.#known.at >= keptMs) {
      try {
        const response = await this.#ask(AbortSignal.timeout(patienceMs));
        const body = (await response.json()) as Partial<PaymentProvider>;
        this.#known = { needsStripe: response.ok && body.publishable_key !== undefined, at: this.#now() };
      } catch {
        // An API that does not answer takes no payments either; what was known stays.
        return this.#known?.needsStripe ?? false;
      }
    }

    return this.#known.needsStripe;
  }
}

function withStripe(policy: string): string {
  const directives = policy.split(';').map((directive) => directive.trim()).filter(Boolean);
  const names = directives.map((directive) => directive.split(' ', 1)[0]!);
  const extended = directives.map((directive, index) => {
    const sources = added[names[index]!];
    return sources ? `${directive} ${sources}` : directive;
  });
  const missing = Object.keys(added).filter((name) => !names.includes(name));
  return [...extended, ...missing.map((name) => `${name} 'self' ${added[name]}`)].join('; ');
}
