import type { Order, OrderState, PaymentState, RefundState } from '$lib/api/types';
import type { Tone } from '$lib/ui/tone';

interface Word {
  label: string;
  tone: Tone;
}

const orderWords: Record<OrderState, Word> = {
  pending_payment: { label: 'Waiting for payment', tone: 'warn' },
  placed: { label: 'Placed', tone: 'warn' },
  scheduled: { label: 'Scheduled', tone: 'info' },
  accepted: { label: 'Accepted', tone: 'info' },
  preparing: { label: 'Preparing', tone: 'info' },
  ready: { label: 'Ready', tone: 'good' },
  completed: { label: 'Completed', tone: 'plain' },
  rejected: { label: 'Rejected', tone: 'bad' },
  cancelled: { label: 'Cancelled', tone: 'bad' },
};

const paymentWords: Record<PaymentState, Word> = {
  none: { label: 'No payment', tone: 'plain' },
  requires_payment: { label: 'To pay', tone: 'warn' },
  created: { label: 'To pay', tone: 'warn' },
  processing: { label: 'Processing', tone: 'warn' },
  authorised: { label: 'Reserved', tone: 'info' },
  captured: { label: 'Paid', tone: 'good' },
  refund_pending: { label: 'Refund on its way', tone: 'warn' },
  partially_refunded: { label: 'Partly refunded', tone: 'info' },
  refunded: { label: 'Refunded', tone: 'info' },
  failed: { label: 'Failed', tone: 'bad' },
  voided: { label: 'Voided', tone: 'plain' },
};

const refundWords: Record<RefundState, Word> = {
  requested: { label: 'On its way', tone: 'warn' },
  succeeded: { label: 'Refunded', tone: 'good' },
  failed: { label: 'Refused', tone: 'bad' },
};

export const orderStates = Object.keys(orderWords) as OrderState[];
export const orderWord = (state: OrderState): Word => orderWords[state];
export const paymentWord = (state: PaymentState): Word => paymentWords[state];
export const refundWord = (state: RefundState): Word => refundWords[state];

const final: ReadonlySet<OrderState> = new Set<OrderState>(['completed', 'rejected', 'cancelled']);

export const isFinal = (order: Pick<Order, 'state'>): boolean => final.has(order.state);
export const isOff = (order: Pick<Order, 'state'>): boolean =>
  order.state === 'rejected' || order.state === 'cancelled';
