import { describe, expect, it } from 'vitest';
import { StripePolicy } from './stripePolicy';

const policy = "default-src 'self'; script-src 'self' 'nonce-1'; connect-src 'self'";

interface Asked {
  policy: StripePolicy;
  pass: (ms: number) => void;
  asks: () => number;
}

function asked(...answers: (object | null)[]): Asked {
  let now = 0;
  let asks = 0;
  const ask = (): Promise<Response> => {
    const answer = answers[Math.min(asks++, answers.length - 1)];
    return answer ? Promise.resolve(Response.json(answer)) : Promise.reject(new Error('refused'));
  };
  return { policy: new StripePolicy(ask, () => now), pass: (ms) => (now += ms), asks: () => asks };
}

describe('StripePolicy', () => {
  it('leaves the policy as it is where nothing is paid at Stripe', async () => {
    expect(await asked({ provider: 'simulated' }).policy.extend(policy)).toBe(policy);
    expect(await asked({ provider: 'stripe' }).policy.extend(policy)).toBe(policy);
  });

  it('adds what Stripe needs, and nothing else', async () => {
    expect(await asked({ provider: 'stripe', publishable_key: 'pk_1' }).policy.extend(policy)).toBe(
      "default-src 'self'; script-src 'self' 'nonce-1' https://js.stripe.com; "
        + "connect-src 'self' https://api.stripe.com; "
        + "frame-src 'self' https://js.stripe.com https://hooks.stripe.com",
    );
  });

  it('asks again after a minute, and keeps what it knew when nobody answers', async () => {
    const told = asked({ provider: 'stripe', publishable_key: 'pk_1' }, null, { provider: 'simulated' });
    await told.policy.extend(policy);
    await told.policy.extend(policy);
    expect(told.asks()).toBe(1);
    told.pass(60_000);
    expect(await told.policy.extend(policy)).toContain('stripe');
    expect(await told.policy.extend(policy)).toBe(policy);
    expect(told.asks()).toBe(3);
  });

  it('leaves the policy as it is while nobody answers', async () => {
    expect(await asked(null).policy.extend(policy)).toBe(policy);
  });
});
