// Tells of an invoice that was paid and in part refunded, signed by the own library of Standard Webhooks.
import { Webhook } from 'standardwebhooks';
import { tell } from './webhooks.mjs';

const [url, run, start] = process.argv.slice(2);

const message = (type, number, amount) => ({
  type,
  timestamp: start,
  data: { number, buyer: { visitor: `cid_${run}`, account: `ann-${run}` }, total: { amount, currency: 'EUR' } },
});

await tell({
  messages: [message('invoice.paid', `in-${run}`, '119.95'), message('invoice.refunded', `in-${run}`, 20.45)],
  forged: message('invoice.paid', `forged-${run}`, '119.95'),
  signed(told, secret) {
    const id = `msg_${told.type}_${told.data.number}`;
    const now = new Date();
    const body = JSON.stringify(told);
    return new Request(`${url}/v1/webhooks/books`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': new Webhook(secret).sign(id, now, body),
      },
      body,
    });
  },
});
