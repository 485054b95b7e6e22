// Signs payloads with the official client of Stripe, as its webhooks are signed: for each of the arguments
// [{payload, secret, timestamp}] prints the header, one a line.
import Stripe from "stripe";

const stripe = new Stripe("sk_test_tools");
for (const { payload, secret, timestamp } of JSON.parse(process.argv[2])) {
  console.log(stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp }));
}
