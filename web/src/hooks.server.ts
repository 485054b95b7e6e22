import type { Handle } from '@sveltejs/kit';
import { StripePolicy } from '$lib/shop/stripePolicy';

const api = process.env.ORDER_GRAINS_URL ?? 'http://127.0.0.1:5080';
const policy = new StripePolicy((signal) => fetch(new URL('/v1/payment-provider', api), { signal }));

/** Stripe's addresses are part of the pages' policy only where customers pay at Stripe. */
export const handle: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  const before = response.headers.get('content-security-policy');
  if (before) {
    response.headers.set('content-security-policy', await policy.extend(before));
  }

  return response;
};
