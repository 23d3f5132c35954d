// Sends one call of each kind, and many of one, by Segment's own client. Prints what it sent, a line each.
import { Analytics } from '@segment/analytics-node';

const [url, run, start] = process.argv.slice(2);
const writeKey = process.env.WRITE_KEY;
const analytics = new Analytics({ writeKey, host: url, path: '/segment/v1/batch', flushAt: 7, flushInterval: 200 });
const fail = (error) => {
  console.error(error);
  process.exitCode = 1;
};
analytics.on('error', fail);
const sent = (error, context) => (error ? fail(error) : console.log(JSON.stringify(context.event)));

let seconds = 0;
const next = (call) => ({ anonymousId: `${run}-0`, timestamp: new Date(Date.parse(start) + 1000 * seconds++), ...call });

for (let n = 0; n < 40; n++) {
  const visitor = `${run}-${n % 4}`;
  analytics.track(next({ anonymousId: visitor, event: 'Article Read', properties: { run, n, nested: { deep: [n] } } }), sent);
}
analytics.page(
  next({
    name: 'Home',
    properties: { run, url: 'https://demo.example/home?utm_source=news', path: '/home', title: 'Welcome' },
    context: {
      ip: '8.8.8.8',
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      locale: 'de-DE',
    },
  }),
  sent,
);
analytics.screen(next({ name: 'Start', properties: { run } }), sent);
analytics.identify(next({ userId: `${run}-ann`, traits: { run, plan: 'pro' } }), sent);
analytics.group(next({ userId: `${run}-ann`, groupId: 'team', traits: { run } }), sent);
analytics.alias({ userId: `${run}-ann`, previousId: `${run}-0`, timestamp: next({}).timestamp }, sent);
analytics.track(
  next({
    anonymousId: undefined,
    userId: `${run}-ann`,
    event: 'Order Completed',
    properties: { run, order_id: 'o-1', revenue: 99.95, total: 119, currency: 'EUR', products: [{ sku: 'a', quantity: 2 }] },
  }),
  sent,
);
analytics.track(next({ event: 'Order Refunded', properties: { run, order_id: 'o-1', total: 20.5, currency: 'EUR' } }), sent);

await analytics.closeAndFlush();
