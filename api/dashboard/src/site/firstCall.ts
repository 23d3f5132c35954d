/** Calls that send one event, ready to be pasted. */

/** For a shell on the machine that serves: the key is read from where the first start wrote it, and is not shown. */
export function curlCall(origin: string, siteId: string): string {
  return `curl ${origin}/v1/collect \\
  -H "X-Api-Key: $(cat ~/.pxlpeak/admin.key)" \\
  -H 'Content-Type: application/json' \\
  -d '{"site_id":"${siteId}","events":[{"event":"page_view",
       "client_id":"cid_hello","timestamp":"'$(date -u +%FT%TZ)'",
       "properties":{"page_path":"/hello","page_title":"Hello"}}]}'`;
}

/** For a script, with a key of its own that may collect. */
export function scriptCall(origin: string, siteId: string): string {
  return `await fetch('${origin}/v1/collect', {
  method: 'POST',
  headers: {
    'X-Api-Key': 'pxl_live_…',
    'Content-Type': 'application/json',
  },
  body: JSON.stringify({
    site_id: '${siteId}',
    events: [{
      event: 'page_view',
      client_id: 'cid_hello',
      timestamp: new Date().toISOString(),
      properties: { page_path: '/hello', page_title: 'Hello' },
    }],
  }),
})`;
}
