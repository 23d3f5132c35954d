import { type Failure, sentenceFor } from '../api/client.ts';

/** Says that what is shown is not the latest, and why. */
export function Banner(props: { failure: Failure; asOf: string | undefined; retry: () => void }) {
  return (
    <div class="banner" role="alert" data-testid="banner">
      <p>
        <strong>{sentenceFor(props.failure)}</strong>{' '}
        {props.asOf === undefined
          ? 'The dashboard keeps trying.'
          : `These are the numbers as of ${props.asOf}. New ones come as soon as it answers.`}
      </p>
      <button type="button" class="button" onClick={props.retry}>
        Try again
      </button>
    </div>
  );
}
