// Sends messages as their sender's own library signs them: each twice, as after an answer that was lost, and one that
// somebody else has signed. Prints what was answered to each.
const secret = process.env.WEBHOOK_SECRET;
const another = `whsec_${Buffer.from('of somebody who is not the sender').toString('base64')}`;

export async function tell({ messages, forged, signed }) {
  for (const message of messages) {
    await send(signed(message, secret));
    await send(signed(message, secret));
  }
  await send(signed(forged, another));
}

async function send(request) {
  const answer = await fetch(await request);
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json');
  console.log(answer.status, isProblem ? (await answer.json()).type : 'taken');
}
