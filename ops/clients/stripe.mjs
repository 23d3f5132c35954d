// Tells of a charge, and of a part that was given back of it, as Stripe does: signed by Stripe's own library.
import Stripe from 'stripe';
import { tell } from './webhooks.mjs';

const [url, run, start] = process.argv.slice(2);
const created = Date.parse(start) / 1000;

const message = (type, name, changed, before) => ({
  id: `evt_${type}_${name}`,
  object: 'event',
  created,
  type,
  data: {
    object: {
      id: `ch_${name}`,
      object: 'charge',
      amount: 11995,
      amount_refunded: 0,
      currency: 'eur',
      created,
      customer: `cus_${run}`,
      metadata: { client_id: `cid_${run}` },
      payment_intent: `pi_${name}`,
      ...changed,
    },
    previous_attributes: before,
  },
});

await tell({
  messages: [
    message('charge.succeeded', run),
    // It is the second part: 10.20 were given back before, of which nobody told.
    message('charge.refunded', run, { amount_refunded: 3065 }, { amount_refunded: 1020 }),
  ],
  forged: message('charge.succeeded', `forged_${run}`),
  signed(told, secret) {
    const body = JSON.stringify(told, null, 2);
    return new Request(`${url}/v1/webhooks/payments`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'User-Agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'Stripe-Signature': Stripe.webhooks.generateTestHeaderString({ payload: body, secret }),
      },
      body,
    });
  },
});
