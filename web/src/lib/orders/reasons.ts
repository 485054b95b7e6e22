export const reasons: Record<string, string> = {
  store_closed: 'The store is closed',
  store_closing: 'The store is about to close',
  store_paused: 'The store is taking a break',
  store_offline: 'The store cannot be reached',
  capacity_exceeded: 'The store has too many orders at the moment',
  item_unavailable: 'Something in the order is sold out',
  item_unknown: 'Something in the order is not on the menu any more',
  price_mismatch: 'The prices have changed',
  invalid_order: 'The order is not valid',
  address_unserviceable: 'The address cannot be served',
  instructions_unfulfillable: 'The wishes cannot be met',
  accept_deadline_elapsed: 'The store did not answer in time',
  duplicate_order: 'The order was there twice',
  customer_request: 'The customer asked for it',
  payment_failed: 'The payment failed',
  payment_timeout: 'It was not paid in time',
  no_show: 'Nobody came to collect it',
  fraud_suspected: 'The order looked suspicious',
  other: 'Another reason',
};

/** The reasons that a kitchen chooses from, the likeliest first. */
export const kitchenReasons = [
  { code: 'item_unavailable', label: 'Sold out' },
  { code: 'capacity_exceeded', label: 'Too busy' },
  { code: 'store_closing', label: 'About to close' },
  { code: 'store_closed', label: 'Closed' },
  { code: 'instructions_unfulfillable', label: 'Wish impossible' },
  { code: 'address_unserviceable', label: 'Address not served' },
  { code: 'duplicate_order', label: 'There twice' },
  { code: 'no_show', label: 'Nobody came' },
  { code: 'fraud_suspected', label: 'Suspicious' },
  { code: 'other', label: 'Something else' },
] as const;

export const reasonText = (code: string): string => reasons[code] ?? code.replaceAll('_', ' ');
