/** Calls that send one event, ready to be pasted. */

/** For a shell. */
export function curlCall(origin: string, siteId: string, key: string): string {
  return `curl ${origin}/v1/collect \\
  -H 'X-Api-Key: ${key}' \\
  -H 'Content-Type: application/json' \\
  -d '{"site_id":"${siteId}","events":[{"event":"page_view",
       "client_id":"cid_hello","timestamp":"'$(date -u +%FT%TZ)'",
       "properties":{"page_path":"/hello","page_title":"Hello"}}]}'`;
}

/** For the console of a browser, or a script. */
export function scriptCall(origin: string, siteId: string, key: string): string {
  return `await fetch('${origin}/v1/collect', {
  method: 'POST',
  headers: {
    'X-Api-Key': '${key}',
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
