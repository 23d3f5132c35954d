import { useId } from 'preact/hooks';

type Option<T extends string> = { readonly value: T; readonly label: string };

/** One of a few: radio buttons in the shape of a switch, so that the arrow keys move in it as everywhere. */
export function Choice<T extends string>(props: {
  name: string;
  options: readonly Option<T>[];
  chosen: T;
  choose: (value: T) => void;
  quiet?: boolean;
}) {
  const group = useId();
  return (
    <fieldset class={props.quiet ? 'choice quiet' : 'choice'}>
      <legend class="unseen">{props.name}</legend>
      {props.options.map(({ value, label }) => (
        <label key={value}>
          <input
            class="unseen"
            type="radio"
            name={group}
            value={value}
            checked={value === props.chosen}
            onChange={() => props.choose(value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
