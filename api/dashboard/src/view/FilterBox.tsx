import { useId, useRef, useState } from 'preact/hooks';
import { toggled } from '../api/filters.ts';
import { labelOf } from '../format/label.ts';
import { matching, type Suggestion } from '../report/suggestions.ts';
import { look, view } from '../report/viewInAddress.ts';

/** Filters by what is typed, suggesting what is on show. */
export function FilterBox({ suggestions }: { suggestions: readonly Suggestion[] }) {
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const [marked, setMarked] = useState(0);
  const found = open ? matching(suggestions, typed) : [];

  function close() {
    setOpen(false);
    setTyped('');
    setMarked(0);
  }

  function take({ property, value }: Suggestion) {
    look({ filters: toggled(view.peek().filters, property, value) });
    close();
    input.current?.blur();
  }

  function steer(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = found[marked];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setMarked((marked + step + found.length) % found.length);
    } else if (event.key === 'Enter' && chosen !== undefined) {
      take(chosen);
    } else if (event.key === 'Escape') {
      close();
      input.current?.blur();
    }
  }

  return (
    <div class="filter-box">
      <input
        ref={input}
        id="filter"
        type="text"
        role="combobox"
        placeholder="Filter…"
        autocomplete="off"
        spellcheck={false}
        aria-label="Filter by page, source, country or device"
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${list}-${marked}` : undefined}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setMarked(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={close}
        onKeyDown={steer}
      />
      <kbd>/</kbd>
      <div id={list} role="listbox" aria-label="Filters" hidden={found.length === 0}>
        {found.map((suggestion, index) => (
          <div
            key={`${suggestion.property} ${suggestion.value}`}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === marked}
            // Before the input loses the focus, and with it the list.
            onPointerDown={(event) => {
              event.preventDefault();
              take(suggestion);
            }}
          >
            <span class="property">{suggestion.property}</span>
            <span class="value">{labelOf(suggestion.property, suggestion.value).text}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
