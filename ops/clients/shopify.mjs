// Tells of an order and of its refund as Shopify does: signed by what Shopify's own library has for tests.
import { RequestType, setUpValidRequest } from '@shopify/shopify-api/test-helpers';
import { tell } from './webhooks.mjs';

const [url, run, start] = process.argv.slice(2);
const [order, refund, forged] = [1, 2, 3].map((digit) => Number(`${run}${digit}`));
const at = start.replace('Z', '+00:00');

const paid = (id) => ({
  topic: 'orders/paid',
  body: {
    id,
    name: `#${id}`,
    currency: 'EUR',
    total_price: '119.95',
    processed_at: at,
    customer: { id: Number(run) },
    line_items: [{ id: 1, title: 'Pot', price: '119.95', quantity: 1 }],
  },
});
const refunded = {
  topic: 'refunds/create',
  body: {
    id: refund,
    order_id: order,
    created_at: at,
    transactions: [
      { id: 1, kind: 'refund', amount: '12.40', currency: 'EUR' },
      { id: 2, kind: 'refund', amount: '8.05', currency: 'EUR' },
    ],
  },
};

await tell({
  messages: [paid(order), refunded],
  forged: paid(forged),
  signed: ({ topic, body }, secret) =>
    setUpValidRequest(
      {
        type: RequestType.Extension,
        store: 'pots',
        apiSecretKey: secret,
        body,
        headers: { 'Content-Type': 'application/json', 'X-Shopify-Topic': topic },
      },
      new Request(`${url}/v1/webhooks/shop`),
    ),
});
