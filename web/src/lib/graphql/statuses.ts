/** event-driven-coffee's words for states. */

const orders: Record<string, string> = {
  pending_payment: 'ORDER_CREATED',
  placed: 'ORDER_CREATED',
  scheduled: 'ORDER_IN_PROGRESS',
  accepted: 'ORDER_IN_PROGRESS',
  preparing: 'ORDER_IN_PROGRESS',
  ready: 'ORDER_IN_PROGRESS',
  completed: 'ORDER_COMPLETED',
  rejected: 'ORDER_CANCELLED',
  cancelled: 'ORDER_CANCELLED'
};

const payments: Record<string, string> = {
  requires_payment: 'PAYMENT_PENDING',
  created: 'PAYMENT_CREATED',
  processing: 'PAYMENT_CREATED',
  authorised: 'PAYMENT_CREATED',
  captured: 'PAYMENT_SUCCESSFUL',
  refund_pending: 'PAYMENT_SUCCESSFUL',
  partially_refunded: 'PAYMENT_SUCCESSFUL',
  failed: 'PAYMENT_FAILED',
  voided: 'PAYMENT_FAILED',
  refunded: 'PAYMENT_REFUNDED'
};

const fulfilments: Record<string, string> = {
  pending: 'FULFILMENT_PENDING',
  created: 'FULFILMENT_CREATED',
  in_progress: 'FULFILMENT_CREATED',
  ready: 'FULFILMENT_CREATED',
  completed: 'FULFILMENT_COMPLETED',
  rejected: 'FULFILMENT_REJECTED',
  cancelled: 'FULFILMENT_REJECTED'
};

export const orderStatus = (state: string) => wordFor(orders, state);
export const paymentStatus = (state: string) => wordFor(payments, state);
export const fulfilmentStatus = (state: string) => wordFor(fulfilments, state);

function wordFor(words: Record<string, string>, state: string): string {
  const word = words[state];
  if (word === undefined) {
    throw new Error(`There is no word for ${state}.`);
  }
  return word;
}
