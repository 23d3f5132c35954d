import { useRef, useState } from 'preact/hooks';
import { sentenceFor } from '../api/client.ts';
import { signIn } from '../session/session.ts';
import { Mark } from './icons.tsx';

/** The door: asks for an API key. */
export function SignIn({ message }: { message: string | undefined }) {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const problem = busy ? undefined : (failure ?? message);

  async function submit(event: Event) {
    event.preventDefault();
    const key = input.current?.value.trim() ?? '';
    if (key === '') {
      input.current?.focus();
      return;
    }
    setBusy(true);
    const answer = await signIn(key);
    setFailure(answer && sentenceFor(answer));
    setBusy(false);
    input.current?.select();
  }

  return (
    <main class="door">
      <form class="card lone" data-testid="sign-in" onSubmit={submit}>
        <span class="logo">
          <Mark />
          pxlpeak
        </span>
        <h1>Open your dashboard</h1>
        <label class="field">
          <span>API key</span>
          <input
            ref={input}
            type="password"
            name="key"
            placeholder="pxl_live_…"
            autocomplete="off"
            spellcheck={false}
            aria-invalid={problem !== undefined}
            aria-describedby="key-hint key-problem"
          />
        </label>
        <p id="key-problem" class="problem" role="alert" data-testid="sign-in-message">
          {problem}
        </p>
        <button type="submit" class="button primary" disabled={busy}>
          {busy ? 'Opening…' : 'Open dashboard'}
        </button>
        <p id="key-hint" class="hint">
          The first start wrote one to <code>~/.pxlpeak/admin.key</code>. This tab keeps it until you close it, and
          nothing else does.
        </p>
      </form>
    </main>
  );
}
