const source = 'https://js.stripe.com/v3/';

export interface StripeOutcome {
  error?: { message?: string };
}

export interface StripeElement {
  mount(place: HTMLElement): void;
  on(event: 'ready' | 'loaderror', handler: () => void): void;
  destroy(): void;
}

export interface StripeElements {
  create(type: 'payment'): StripeElement;
}

/** As much of Stripe.js as is used here. */
export interface Stripe {
  elements(options: { clientSecret: string; appearance: unknown }): StripeElements;
  confirmPayment(options: {
    elements: StripeElements;
    confirmParams: { return_url: string };
    redirect: 'if_required';
  }): Promise<StripeOutcome>;
}

type StripeMaker = (publishableKey: string) => Stripe;

let loading: Promise<StripeMaker> | null = null;

/** Stripe's script, from Stripe alone, as it demands; loaded when somebody pays, and then once. */
export function loadStripe(): Promise<StripeMaker> {
  loading ??= new Promise<StripeMaker>((done, failed) => {
    const script = document.createElement('script');
    script.src = source;
    script.onload = () => done((window as unknown as { Stripe: StripeMaker }).Stripe);
    script.onerror = () => {
      loading = null;
      script.remove();
      failed(new Error('Stripe.js was not loaded.'));
    };
    document.head.append(script);
  });
  return loading;
}

/** Stripe's form in the colours of this page. */
export function appearance(): unknown {
  const styles = getComputedStyle(document.documentElement);
  const colour = (name: string): string => styles.getPropertyValue(name).trim();
  return {
    theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'night' : 'stripe',
    variables: {
      colorPrimary: colour('--accent'),
      colorBackground: colour('--card'),
      colorText: colour('--ink'),
      colorTextSecondary: colour('--dim'),
      colorDanger: colour('--bad'),
      borderRadius: '8px',
    },
  };
}
