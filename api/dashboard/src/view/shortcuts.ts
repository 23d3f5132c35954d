import { useEffect } from 'preact/hooks';
import { nextPeriod, PERIODS } from '../report/period.ts';
import { look, view } from '../report/viewInAddress.ts';
import { switchTheme } from '../session/theme.ts';

/** Every shortcut, as the help names it. */
export const SHORTCUTS: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['r'], does: 'Next period' },
  { keys: ['1', '2', '3', '4'], does: 'Today, yesterday, 7 days, 30 days' },
  { keys: ['/'], does: 'Filter' },
  { keys: ['x'], does: 'Remove all filters' },
  { keys: ['p'], does: 'Pause or go on with the live events' },
  { keys: ['d'], does: 'Dark or light' },
  { keys: ['?'], does: 'This help' },
];

export function useShortcuts({ help, pause }: { help: () => void; pause: () => void }): void {
  useEffect(() => {
    function act(event: KeyboardEvent) {
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isTyping(event.target) ||
        document.querySelector('dialog[open]')
      ) {
        return;
      }
      const period = PERIODS[Number(event.key) - 1];
      if (period !== undefined) {
        look({ period });
        return;
      }
      const action = ACTIONS[event.key] ?? { '?': help, p: pause }[event.key];
      if (action !== undefined) {
        event.preventDefault();
        action();
      }
    }
    document.addEventListener('keydown', act);
    return () => document.removeEventListener('keydown', act);
  }, [help, pause]);
}

const ACTIONS: Readonly<Record<string, () => void>> = {
  r: () => look({ period: nextPeriod(view.peek().period) }),
  '/': () => document.getElementById('filter')?.focus(),
  x: () => look({ filters: [] }),
  d: switchTheme,
};

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('select, textarea, input:not([type=radio])');
}
