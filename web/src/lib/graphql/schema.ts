/** What event-driven-coffee's clients ask, by its own names; every answer comes from `/v1`. */
export const typeDefs = /* GraphQL */ `
  "A coffee of the menu."
  type Coffee {
    id: ID!
    name: String!
    description: String!
    "In cents."
    price: Int!
  }

  "An order of the coffee shop."
  type OrderDetail {
    id: ID!
    customerId: String
    customerName: String
    "What was ordered, at the price of then."
    coffee: Coffee
    "ORDER_CREATED, ORDER_IN_PROGRESS, ORDER_COMPLETED or ORDER_CANCELLED."
    status: String!
    "Why the order is off."
    note: String
    "Seconds since 1970."
    createdAt: Int!
  }

  "The payment of an order."
  type PaymentDetail {
    id: ID!
    orderId: ID!
    "PAYMENT_PENDING, PAYMENT_CREATED, PAYMENT_SUCCESSFUL, PAYMENT_FAILED or PAYMENT_REFUNDED."
    status: String!
    "The provider's id of it."
    paymentIntentId: String
    "What the customer's browser pays with; only in the answer to makePayment."
    clientSecret: String
    "Why money went back, or why the payment failed."
    note: String
    "Seconds since 1970."
    createdAt: Int!
  }

  "The kitchen's ticket of an order."
  type FulfilmentDetail {
    id: ID!
    orderId: ID!
    "FULFILMENT_PENDING, FULFILMENT_CREATED, FULFILMENT_COMPLETED or FULFILMENT_REJECTED."
    status: String!
    note: String
    "Seconds since 1970."
    createdAt: Int!
  }

  type Query {
    "The menu."
    getCoffees: [Coffee]
    "All orders of a day (UTC, such as 2026-01-31; today by default), or all of a customer: not both."
    getOrderList(date: String, customerId: String): [OrderDetail]
    "All payments of a day; today by default."
    getPaymentList(date: String): [PaymentDetail]
    "All tickets of a day; today by default."
    getFulfilmentList(date: String): [FulfilmentDetail]
  }

  type Mutation {
    "The price is the menu's. An Idempotency-Key header makes a retry safe."
    createOrder(coffeeId: ID!, customerId: String!, customerName: String!): OrderDetail!
    "Begins the payment; an order has one, so that a repeat is answered with the same."
    makePayment(orderId: ID!): PaymentDetail!
    "By anyone before it is completed; what was paid goes back."
    cancelOrder(orderId: ID!): OrderDetail!
    "It cannot be made: the order is off, and its money goes back."
    rejectFulfilment(fulfilmentId: ID!, note: String): FulfilmentDetail!
    completeFulfilment(fulfilmentId: ID!, note: String): FulfilmentDetail!
    "Does nothing: what happens is always published."
    publishOrderStatus(id: ID!): Boolean!
    "Does nothing: what happens is always published."
    publishPaymentStatus(id: ID!): Boolean!
    "Does nothing: what happens is always published."
    publishFulfilmentStatus(id: ID!): Boolean!
  }

  type Subscription {
    "One order, a customer's orders, or all that the caller may see."
    orderUpdated(orderId: String, customerId: String): OrderDetail
    paymentUpdated(paymentId: String, customerId: String): PaymentDetail
    fulfilmentUpdated(fulfilmentId: String, customerId: String): FulfilmentDetail
  }
`;
