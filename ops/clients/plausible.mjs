// Visits a site by Plausible's own tracker, in as much of a browser as it looks at. Prints the status of each answer.
import tracker from 'plausible-tracker';

const [url, run] = process.argv.slice(2);
const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const answers = [];
let visitor = '8.8.8.8';

class Request {
  open(method, address) {
    Object.assign(this, { method, address, headers: { 'User-Agent': agent, 'X-Forwarded-For': visitor } });
  }

  setRequestHeader(name, value) {
    this.headers[name] = value;
  }

  send(body) {
    answers.push(
      fetch(this.address, { method: this.method, headers: this.headers, body }).then((answer) => {
        console.log(answer.status, answer.headers.get('x-plausible-dropped') ?? 'taken');
        this.readyState = 4;
        this.onreadystatechange();
      }),
    );
  }
}

const goTo = (address) => (globalThis.location = new URL(address));
Object.assign(globalThis, {
  XMLHttpRequest: Request,
  document: { referrer: 'https://search.example/' },
  window: { innerWidth: 1280, localStorage: {} },
  history: { pushState: (data, title, address) => goTo(new URL(address, location)) },
  addEventListener: () => {},
});

goTo(`https://demo.example/${run}?utm_source=news&utm_medium=email`);
const { enableAutoPageviews, trackEvent, trackPageview } = tracker.default({ apiHost: url, domain: 'demo.example' });

enableAutoPageviews();
history.pushState(null, '', `/${run}/second`);
trackEvent('Signup Clicked', { props: { run, plan: 'pro', seats: 3 } });
visitor = '9.9.9.9';
trackPageview({ url: `https://demo.example/${run}/other` });
// What is not counted on purpose.
trackPageview({ url: `https://demo.example/${run}`, domain: 'unknown.example' });

await Promise.all(answers);
